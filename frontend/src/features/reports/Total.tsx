import type { api } from '../../backend';
import { Door } from '../../ui/Door';
import type { Door as Target } from './doors';

interface TotalProps {
  column: api.ReportColumn;
  text: string;
  door: Target;
  onOpen: (door: Target) => void;
}

/** A total of the footer: opens the rows that make it. */
export function Total({ column, text, door, onOpen }: TotalProps) {
  return (
    <Door label={`${column.title}: ${text}`} onClick={() => onOpen(door)}>
      {text}
    </Door>
  );
}
