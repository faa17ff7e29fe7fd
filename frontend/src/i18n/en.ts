import { backups } from './en/backups';
import { catalog } from './en/catalog';
import { guide } from './en/guide';
import { history } from './en/history';
import { imports } from './en/import';
import { lists } from './en/lists';
import { orders } from './en/orders';
import { parties } from './en/parties';
import { purchasing } from './en/purchasing';
import { reports } from './en/reports';
import { sales } from './en/sales';
import { scan } from './en/scan';
import { settings } from './en/settings';
import { shell } from './en/shell';
import { soundness } from './en/soundness';
import { start } from './en/start';
import { stock } from './en/stock';
import { today } from './en/today';
import { ui } from './en/ui';

/** The English catalogue: one file per feature, keys `feature.words`. */
export const en = {
  ...shell,
  ...ui,
  ...lists,
  ...today,
  ...catalog,
  ...stock,
  ...orders,
  ...purchasing,
  ...sales,
  ...parties,
  ...reports,
  ...history,
  ...guide,
  ...scan,
  ...settings,
  ...backups,
  ...start,
  ...soundness,
  ...imports,
} as const;
