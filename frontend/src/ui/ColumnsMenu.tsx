import { ActionIcon, Button, Checkbox, Popover } from '@mantine/core';
import { IconArrowLeft, IconArrowRight, IconColumns } from '@tabler/icons-react';
import { memo, useState } from 'react';
import { useShortcuts } from '../app/shortcuts';
import { t } from '../i18n';
import classes from './ListTools.module.css';
import type { ArrangedColumns } from './useArrangement';

/** Chooses and orders the columns of a list. */
function PlainColumnsMenu<Row>({ columns }: { columns: ArrangedColumns<Row> }) {
  const [open, setOpen] = useState(false);
  useShortcuts([{ keys: 'c', label: t('keys.columns'), run: () => setOpen(true) }]);
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-end"
      width={300}
      middlewares={{ flip: true, shift: true, size: true }}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <ActionIcon
          size={32}
          variant="default"
          aria-label={t('lists.columns')}
          title={t('lists.columns')}
          aria-keyshortcuts="C"
          onClick={() => setOpen(!open)}
        >
          <IconColumns size={16} stroke={1.5} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={classes.floating} role="dialog" aria-label={t('lists.columns')}>
        <ul className={classes.columns}>
          {columns.all.map((column) => (
            <li key={column.key}>
              <Checkbox
                label={column.title}
                checked={columns.isShown(column)}
                disabled={column.strong}
                onChange={() => columns.toggle(column.key)}
              />
              {columns.isShown(column) && (
                <span>
                  <ActionIcon
                    size={24}
                    variant="subtle"
                    aria-label={t('lists.column.left', { column: column.title })}
                    onClick={() => columns.move(column.key, -1)}
                  >
                    <IconArrowLeft size={14} stroke={1.5} />
                  </ActionIcon>
                  <ActionIcon
                    size={24}
                    variant="subtle"
                    aria-label={t('lists.column.right', { column: column.title })}
                    onClick={() => columns.move(column.key, 1)}
                  >
                    <IconArrowRight size={14} stroke={1.5} />
                  </ActionIcon>
                </span>
              )}
            </li>
          ))}
        </ul>
        <p className={classes.hint}>{t('lists.columnHint')}</p>
        {columns.changed && (
          <Button variant="subtle" h={28} onClick={columns.reset}>
            {t('lists.resetColumns')}
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

export const ColumnsMenu = memo(PlainColumnsMenu) as typeof PlainColumnsMenu;
