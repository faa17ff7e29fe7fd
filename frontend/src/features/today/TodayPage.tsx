import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useFormat } from '../../app/format';
import { Page } from '../../app/Page';
import { type api, invoke, Today } from '../../backend';
import { t } from '../../i18n';
import { FailedState } from '../../ui/FailedState';
import { type Figure, Figures } from '../../ui/Figures';
import { Columns } from '../../ui/Layout';
import { Skeletons } from '../../ui/Skeletons';
import { Notices } from '../start/Notices';
import { todayKeys } from './keys';
import { NewBooks, useNewBooks } from './NewBooks';
import { SalesSide } from './SalesSide';
import { ToDo } from './ToDo';
import classes from './Today.module.css';

/** What needs attention today. */
export default function TodayPage() {
  const { data, error, refetch } = useQuery({
    queryKey: todayKeys.overview(),
    queryFn: () => invoke(Today.Overview, {}),
  });
  const format = useFormat();
  const isNew = useNewBooks(data);
  return (
    <Page title={t('nav.today')} count={data && format.day(data.day)}>
      {error && !data && <FailedState error={error} onRetry={() => void refetch()} />}
      {isNew === undefined && !error && <Skeletons lines={8} />}
      {isNew === true && <NewBooks />}
      {isNew === false && (
        <div className={classes.page}>
          <Notices />
          <TodayFigures overview={data} />
          {data ? <Columns main={<ToDo overview={data} />} side={<SalesSide overview={data} />} /> : <Skeletons />}
        </div>
      )}
    </Page>
  );
}

/** Stock value, to receive, to ship, low: each opens its rows. */
function TodayFigures({ overview }: { overview: api.TodayOverview | undefined }) {
  const format = useFormat();
  const navigate = useNavigate();
  const open = (to: string, search?: Record<string, string>) => () => void navigate({ to, search } as never);
  const shippable = overview?.shippable ?? 0;
  const figures: Figure[] = [
    {
      label: t('today.stockValue'),
      value: overview && format.amount(overview.stockValueMinor),
      detail: t('today.stockValueDetail'),
      onClick: open('/reports/stock-valuation'),
    },
    {
      label: t('today.toReceive'),
      value: overview && format.amount(overview.toReceiveMinor),
      detail: overview && t('today.purchaseOrders', { count: overview.toReceiveOrders }),
      onClick: open('/purchasing/receive'),
    },
    {
      label: t('today.toShip'),
      value: overview && format.amount(overview.toShipMinor),
      detail: overview && t('today.salesOrders', { count: overview.toShipOrders, ready: shippable }),
      // With those that wait for goods, which the amount counts, too.
      onClick: open('/sales/ship', { all: 'yes' }),
    },
    {
      label: t('today.low'),
      value: overview && format.quantity(overview.counts.low * 1000),
      detail: overview && t('today.outOfStock', { count: overview.counts.out }),
      tone: overview && overview.counts.low > 0 ? 'warning' : undefined,
      onClick: open('/reports/low-stock'),
    },
  ];
  return <Figures figures={figures} />;
}
