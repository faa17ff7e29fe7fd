import { useQuery } from '@tanstack/react-query';
import { Catalog, invoke } from '../../backend';
import { catalogKeys } from './keys';

/** The whole tree of categories; it is small. */
export function useCategories() {
  return useQuery({ queryKey: catalogKeys.tree(), queryFn: () => invoke(Catalog.Categories, {}) });
}
