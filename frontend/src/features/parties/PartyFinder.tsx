import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type FinderSource, useFinderSource } from '../../app/finder';
import { Customers, invoke, Suppliers } from '../../backend';
import type { PartyKind } from './keys';
import { pageOf, words } from './words';

const HITS = 4;

/** Lets Ctrl+K find suppliers, or customers. */
export function PartyFinder({ kind }: { kind: PartyKind }) {
  const navigate = useNavigate();
  const source = useMemo<FinderSource>(
    () => ({
      id: kind,
      title: words(kind).many,
      find: async (text) => {
        const { rows } = await invoke(kind === 'supplier' ? Suppliers.Find : Customers.Find, { text, limit: HITS });
        return rows.map((row) => ({
          id: `${kind}-${row.id}`,
          label: row.name,
          detail: [row.code, row.city].filter(Boolean).join(' · '),
          open: () => void navigate({ to: pageOf(kind), params: { id: String(row.id) } }),
        }));
      },
    }),
    [kind, navigate],
  );
  useFinderSource(source);
  return null;
}
