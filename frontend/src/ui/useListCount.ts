import { useFormat } from '../app/format';
import type { ListData } from '../backend';

/** How many rows a list has in all, for the head of its page. Its place is kept while that is counted. */
export function useListCount({ total, summing }: Pick<ListData<unknown, unknown>, 'total' | 'summing'>) {
  const format = useFormat();
  if (total === undefined) return summing ? '…' : undefined;
  return format.quantity(total * 1000);
}
