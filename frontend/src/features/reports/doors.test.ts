import { expect, it } from 'vitest';
import { doorOfTotal } from './doors';

it('leads a total to the rows that it is made of', () => {
  expect(doorOfTotal('stock-levels', 'on_order', {})).toEqual({ to: '/purchasing/orders', search: { open: 'yes' } });
  // The report counts what is archived, and so must the list that it opens.
  expect(doorOfTotal('stock-levels', 'on_hand', {})).toEqual({
    to: '/stock',
    search: { status: 'out,low,on_its_way,ok,archived' },
  });
  expect(doorOfTotal('stock-valuation', 'value', {})).toEqual({ to: '/stock', search: { tab: 'movements' } });
  expect(doorOfTotal('sales-by-customer', 'net', { from: '2026-01-01', to: '2026-03-31' })).toEqual({
    to: '/sales/orders',
    search: { state: 'confirmed,partially_shipped,shipped,closed_short', orderDay: '2026-01-01..2026-03-31' },
  });
  expect(doorOfTotal('sales-by-category', 'quantity', { from: '2026-01-01' })).toMatchObject({
    params: { name: 'sales-by-product' },
    search: { from: '2026-01-01' },
  });
  expect(doorOfTotal('purchases-by-supplier', 'open', {})?.search).toEqual({ open: 'yes' });
});

it('leads nowhere where no list shows just those rows', () => {
  expect(doorOfTotal('stock-levels', 'on_hand', { location: '2' })).toBeUndefined();
  expect(doorOfTotal('stock-valuation', 'value', { asOf: '2026-01-31' })).toBeUndefined();
  expect(doorOfTotal('sales-by-product', 'net', { category: '3' })).toBeUndefined();
  expect(doorOfTotal('sales-by-period', 'net', { basis: 'shipped' })).toBeUndefined();
  expect(doorOfTotal('sales-by-product', 'quantity', {})).toBeUndefined();
  expect(doorOfTotal('purchases-by-supplier', 'received', { from: '2026-01-01' })).toBeUndefined();
});
