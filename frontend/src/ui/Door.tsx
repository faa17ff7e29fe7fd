import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import classes from './Door.module.css';

interface DoorProps {
  /** What it counts, where its text alone does not say so. */
  label?: string;
  /** One of a row: the row leads somewhere, too, and the keyboard stays with the row. */
  inRow?: boolean;
  onClick: (event: MouseEvent) => void;
  children: ReactNode;
}

/** A figure, or what else leads to the rows behind it. */
export function Door({ label, inRow, onClick, children }: DoorProps) {
  return (
    <button
      type="button"
      tabIndex={inRow ? -1 : undefined}
      className={inRow ? `${classes.door} ${classes.row}` : classes.door}
      onClick={onClick}
      aria-label={label}
    >
      {children}
    </button>
  );
}

interface RowDoorProps {
  /** The address of the rows, such as `/stock?product=2`. */
  to: string;
  title: string;
  children: ReactNode;
}

/** A number of a row that leads to the rows that make it: a bare link, because a list draws hundreds of them while it scrolls. */
export function RowDoor({ to, title, children }: RowDoorProps) {
  const { history } = useRouter();
  const onClick = (event: MouseEvent) => {
    // With these the row is selected.
    if (event.shiftKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    history.push(to);
  };
  return (
    <a href={history.createHref(to)} title={title} tabIndex={-1} onClick={onClick}>
      {children}
    </a>
  );
}
