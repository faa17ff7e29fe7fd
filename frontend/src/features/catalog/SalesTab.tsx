import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useFormat } from '../../app/format';
import { type api, invoke, Reports } from '../../backend';
import { t } from '../../i18n';
import { BarChart } from '../../ui/BarChart';
import { EmptyState } from '../../ui/EmptyState';
import { FailedState } from '../../ui/FailedState';
import { Figures } from '../../ui/Figures';
import { Skeletons } from '../../ui/Skeletons';
import { catalogKeys } from './keys';
import classes from './Product.module.css';

/** What the product sold in the last twelve months. */
export function SalesTab({ product }: { product: api.Product }) {
  const { data, error, refetch } = useQuery({
    queryKey: catalogKeys.sales(product.id),
    queryFn: () => invoke(Reports.ProductSales, { id: product.id }),
  });
  if (error && !data) return <FailedState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeletons />;
  return <Months product={product} months={data.months} />;
}

function Months({ product, months }: { product: api.Product; months: readonly api.ProductMonth[] }) {
  const format = useFormat();
  const navigate = useNavigate();
  const sum = (of: (month: api.ProductMonth) => number) => months.reduce((total, month) => total + of(month), 0);
  const quantity = sum((month) => month.quantityMilli);
  const open = () => void navigate({ to: '/sales/orders', search: { product: String(product.id) } });
  if (quantity === 0) return <EmptyState sentence={t('catalog.noSales')} />;
  const name = new Intl.DateTimeFormat(format.locale, { month: 'short', year: '2-digit', timeZone: 'UTC' });
  const bars = months.map((month) => ({
    label: name.format(new Date(`${month.month}-01T00:00:00Z`)),
    value: month.quantityMilli,
    text: format.quantity(month.quantityMilli, product.unit, product.unitDecimals),
  }));
  return (
    <div className={classes.panel}>
      <div className={classes.sums}>
        <Figures
          figures={[
            {
              label: t('catalog.sold'),
              value: format.quantity(quantity, product.unit, product.unitDecimals),
              onClick: open,
            },
            { label: t('catalog.netSales'), value: format.amount(sum((month) => month.netMinor)), onClick: open },
          ]}
        />
      </div>
      <BarChart title={t('catalog.soldByMonth')} bars={bars} />
    </div>
  );
}
