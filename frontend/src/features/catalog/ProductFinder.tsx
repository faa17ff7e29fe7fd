import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type FinderSource, useFinderSource } from '../../app/finder';
import { Catalog, invoke } from '../../backend';
import { t } from '../../i18n';

const HITS = 6;

/** Lets Ctrl+K find products by name, SKU, barcode or a supplier's code. */
export function ProductFinder() {
  const navigate = useNavigate();
  const source = useMemo<FinderSource>(
    () => ({
      id: 'products',
      title: t('nav.products'),
      find: async (text) => {
        const { rows } = await invoke(Catalog.Find, { text, limit: HITS, supplierId: null });
        return rows.map((row) => ({
          id: `product-${row.id}`,
          label: row.name,
          detail: row.sku,
          open: () => void navigate({ to: '/products/$id', params: { id: String(row.id) } }),
        }));
      },
    }),
    [navigate],
  );
  useFinderSource(source);
  return null;
}
