import { Button, CloseButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../i18n';
import classes from './BulkBar.module.css';
import type { Selection } from './useSelection';

interface Props {
  selection: Selection;
  total: number | undefined;
  /** What can be done with the selected. */
  children?: ReactNode;
}

/** Rises beneath the rows when some are selected. */
export function BulkBar({ selection, total, children }: Props) {
  const count = selection.count(total);
  if (count === 0) return null;
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('lists.selected', { count })}>
      <strong className="num">{t('lists.selected', { count })}</strong>
      {total !== undefined && count < total && (
        <Button variant="subtle" h={28} px={8} onClick={selection.selectAll}>
          {t('lists.selectMatching', { count: total })}
        </Button>
      )}
      <span className={classes.actions}>{children}</span>
      <CloseButton aria-label={t('lists.unselect')} onClick={selection.clear} />
    </div>
  );
}
