import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormat } from '../../app/format';
import type { api } from '../../backend';
import { t } from '../../i18n';
import classes from './Backups.module.css';
import { describe, worthOf } from './words';

interface BackupListProps {
  label: string;
  rows: readonly api.BackupRow[];
  disabled?: boolean;
  onRestore: (backup: api.BackupRow) => void;
  /** Stands beneath the rows. */
  children?: ReactNode;
}

/** Backups, newest first: when, why, what each holds, and the way back to it. */
export function BackupList({ label, rows, disabled, onRestore, children }: BackupListProps) {
  const format = useFormat();
  return (
    <div className={classes.frame}>
      <ul className={classes.list} aria-label={label}>
        {rows.map((row) => {
          const when = format.instant(row.madeAt);
          return (
            <li key={row.path} className={classes.row}>
              <div className={classes.words}>
                <div className={classes.when}>{when}</div>
                <div className={classes.what}>{describe(row, format.locale)}</div>
                {row.why && <div className={classes.why}>{t('backups.unusable', { why: row.why })}</div>}
              </div>
              {!row.encrypted && !row.why && (
                <div className={`${classes.value} num`}>{worthOf(row.facts, format.locale)}</div>
              )}
              {!row.why && (
                <Button
                  variant="default"
                  disabled={disabled}
                  aria-label={t('backups.restoreOf', { when })}
                  onClick={() => onRestore(row)}
                >
                  {t('backups.restore')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {children}
    </div>
  );
}
