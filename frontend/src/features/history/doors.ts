import type { LinkProps } from '@tanstack/react-router';
import type { api } from '../../backend';
import type { StockDocumentKey } from '../stock/StockDocumentDialog';

type Row = Pick<api.HistoryRow, 'subjectType' | 'subjectId'>;

/** Where what a command was about can be seen; undefined: nowhere any more, or in a dialog. */
export function doorOf({ subjectType, subjectId }: Row): LinkProps | undefined {
  const params = { id: String(subjectId) };
  if (subjectType === 'settings' || subjectType === 'unit') return { to: '/settings' };
  if (subjectId === 0) return undefined;
  switch (subjectType) {
    case 'product':
      return { to: '/products/$id', params };
    case 'supplier':
      return { to: '/suppliers/$id', params };
    case 'customer':
      return { to: '/customers/$id', params };
    case 'purchase_order':
      return { to: '/purchasing/orders/$id', params };
    case 'sales_order':
      return { to: '/sales/orders/$id', params };
    case 'category':
      return { to: '/products', search: { category: params.id } };
    case 'location':
      return { to: '/stock', search: { tab: 'locations' } };
    default:
      return undefined;
  }
}

const STOCK_DOCUMENTS: ReadonlySet<string> = new Set(['adjustment', 'transfer', 'opening']);

/** The document of the stock alone that a command was about. */
export function documentOf({ subjectType, subjectId }: Row): StockDocumentKey | undefined {
  return STOCK_DOCUMENTS.has(subjectType) ? { kind: subjectType, id: subjectId } : undefined;
}
