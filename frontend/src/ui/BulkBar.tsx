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
  const told = count === undefined ? t('lists.allSelected') : t('lists.selected', { count });
  return (
    <div className={classes.bar} role="toolbar" aria-label={told}>
      <strong className="num">{told}</strong>
      {total !== undefined && count !== undefined && count < total && (
        <Button variant="subtle" h={28} px={8} onClick={selection.selectAll}>
          {t('lists.selectMatching', { count: total })}
        </Button>
      )}
      {/* What is done says to how many. */}
      <span className={classes.actions}>{count !== undefined && children}</span>
      <CloseButton aria-label={t('lists.unselect')} onClick={selection.clear} />
    </div>
  );
}
