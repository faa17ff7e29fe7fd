import { useQuery } from '@tanstack/react-query';
import { useFeedRailCount } from '../../app/counts';
import { invoke, Today } from '../../backend';
import { todayKeys } from './keys';

/** Keeps the figures of the rail right on every page: what is late, low, to be received and to be shipped. */
export function useTodayCounts(): void {
  const { data } = useQuery({ queryKey: todayKeys.counts(), queryFn: () => invoke(Today.Counts, {}) });
  useFeedRailCount('purchaseOrders', data?.latePurchases);
  useFeedRailCount('receive', data?.toReceive);
  useFeedRailCount('reorder', data?.reorder);
  useFeedRailCount('salesOrders', data?.lateSales);
  useFeedRailCount('ship', data?.toShip);
}
