import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { type api, Catalog, invoke } from '../../backend';
import { catalogKeys } from './keys';

const tree = { queryKey: catalogKeys.tree(), queryFn: () => invoke(Catalog.Categories, {}) };

/** The whole tree of categories, once it is wanted. */
export function useCategories(enabled = true) {
  return useQuery({ ...tree, enabled });
}

/** Reads the tree of categories when it is asked for. */
export type LoadCategories = () => Promise<readonly api.Category[]>;

/** For what needs the tree only once someone opens it: thousands of categories are no small answer. */
export function useLoadCategories(): LoadCategories {
  const client = useQueryClient();
  return useCallback(async () => (await client.fetchQuery(tree)).rows, [client]);
}
