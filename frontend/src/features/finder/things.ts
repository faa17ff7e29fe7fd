import type { useNavigate } from '@tanstack/react-router';
import type { Found, FoundAction } from '../../app/finder';
import { t } from '../../i18n';

type Navigate = ReturnType<typeof useNavigate>;

/** A thing of the books, as far as opening it and its actions need to know it. */
export interface Thing {
  kind: string;
  id: number;
  label: string;
  /** Of an order. */
  state?: string;
}

const OPEN_PURCHASE: ReadonlySet<string> = new Set(['ordered', 'partially_received']);
const OPEN_SALE: ReadonlySet<string> = new Set(['confirmed', 'partially_shipped']);

/** What opens a thing, and what can be done with it at once. */
export function thingOf(thing: Thing, navigate: Navigate): Pick<Found, 'id' | 'label' | 'open' | 'actions'> {
  const params = { id: String(thing.id) };
  const go = (to: string, search: Record<string, string> = {}) => void navigate({ to, params, search } as never);
  const action = (key: string, label: string, run: () => void): FoundAction => ({ key, label, run });
  const made = (to: string, actions: FoundAction[]) => ({
    id: `${thing.kind}-${thing.id}`,
    label: thing.label,
    open: () => go(to),
    actions,
  });
  const open = (states: ReadonlySet<string>) => thing.state === undefined || states.has(thing.state);
  switch (thing.kind) {
    case 'product': {
      const at = '/products/$id';
      return made(at, [
        action('a', t('stock.adjust'), () => go(at, { do: 'adjust' })),
        action('t', t('stock.transfer'), () => go(at, { do: 'transfer' })),
        action('o', t('catalog.order'), () => go(at, { do: 'order' })),
        action('r', t('nav.receive'), () => go('/purchasing/receive', { product: params.id })),
        action('s', t('nav.ship'), () => go('/sales/ship', { product: params.id })),
        action('e', t('catalog.edit'), () => go(at, { do: 'edit' })),
      ]);
    }
    case 'purchase_order':
      return made(
        '/purchasing/orders/$id',
        open(OPEN_PURCHASE)
          ? [action('r', t('nav.receive'), () => go('/purchasing/receive', { order: params.id }))]
          : [],
      );
    case 'sales_order':
      return made(
        '/sales/orders/$id',
        open(OPEN_SALE) ? [action('s', t('nav.ship'), () => go('/sales/ship', { order: params.id }))] : [],
      );
    case 'supplier':
      return made('/suppliers/$id', [
        action(
          'o',
          t('purchasing.new'),
          () => void navigate({ to: '/purchasing/orders/$id', params: { id: 'new' }, search: { supplier: params.id } }),
        ),
      ]);
    case 'customer':
      return made('/customers/$id', [
        action(
          'o',
          t('sales.new'),
          () => void navigate({ to: '/sales/orders/$id', params: { id: 'new' }, search: { customer: params.id } }),
        ),
      ]);
    default:
      return {
        id: `${thing.kind}-${thing.id}`,
        label: thing.label,
        open: () => void navigate({ to: '/stock', search: { tab: 'movements', q: thing.label } }),
      };
  }
}
