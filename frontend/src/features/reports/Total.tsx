import type { api } from '../../backend';
import type { Door } from './doors';
import classes from './Reports.module.css';

interface TotalProps {
  column: api.ReportColumn;
  text: string;
  door: Door;
  onOpen: (door: Door) => void;
}

/** A total of the footer: opens the rows that make it. */
export function Total({ column, text, door, onOpen }: TotalProps) {
  return (
    <button
      type="button"
      className={classes.total}
      aria-label={`${column.title}: ${text}`}
      onClick={() => onOpen(door)}
    >
      {text}
    </button>
  );
}
