import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type FoundGroup, useFinderSource } from '../../app/finder';
import { type Format, useFormat } from '../../app/format';
import { recents } from '../../app/recent';
import { App, type api, invoke } from '../../backend';
import { t } from '../../i18n';
import { purchaseStateWord } from '../purchasing/states';
import { salesStateWord } from '../sales/states';
import { thingOf } from './things';

const KINDS = ['product', 'supplier', 'customer', 'purchase_order', 'sales_order', 'stock_document'] as const;

const TITLES = {
  product: 'nav.products',
  supplier: 'nav.suppliers',
  customer: 'nav.customers',
  purchase_order: 'nav.purchaseOrders',
  sales_order: 'nav.salesOrders',
  stock_document: 'finder.documents',
} as const;

function detailOf(hit: api.FindHit, format: Format): string {
  const state = () => (hit.kind === 'purchase_order' ? purchaseStateWord(hit.state) : salesStateWord(hit.state));
  switch (hit.kind) {
    case 'product':
      return hit.code;
    case 'supplier':
    case 'customer':
      return [hit.code, hit.party].filter(Boolean).join(' · ');
    case 'purchase_order':
    case 'sales_order':
      return [hit.code, hit.party, state()].filter(Boolean).join(' · ');
    default:
      return format.day(hit.day);
  }
}

/** Lets Ctrl+K find what the books hold, by one call for each text; without a text what was looked at last. */
export function useBooksFinder(): void {
  const navigate = useNavigate();
  const format = useFormat();
  const source = useMemo(() => {
    const recent = (): FoundGroup[] => [
      { id: 'recent', title: t('finder.recent'), place: 0, hits: recents().map((each) => thingOf(each, navigate)) },
    ];
    const found = async (text: string): Promise<FoundGroup[]> => {
      const { hits } = await invoke(App.Find, { text });
      const group = (kind: (typeof KINDS)[number]): FoundGroup => ({
        id: kind,
        title: t(TITLES[kind]),
        place: 2,
        hits: hits
          .filter((hit) => hit.kind === kind)
          .map((hit) => ({
            ...thingOf(hit, navigate),
            detail: detailOf(hit, format),
            right:
              kind === 'product'
                ? t('finder.available', {
                    quantity: format.quantity(hit.availableMilli, hit.unit, hit.unitDecimals),
                    price: format.unitPrice(hit.priceMinorE4),
                  })
                : undefined,
            exact: hit.exact,
          })),
      });
      return KINDS.map(group);
    };
    return { id: 'books', find: async (text: string) => (text.trim() ? found(text) : recent()) };
  }, [navigate, format]);
  useFinderSource(source);
}
