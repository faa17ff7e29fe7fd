import { useFormat } from '../../app/format';
import { useListState } from '../../app/useListState';
import type { api } from '../../backend';
import { t } from '../../i18n';
import { type Figure, Figures } from '../../ui/Figures';
import classes from './Product.module.css';

interface ProductFiguresProps {
  product: api.Product;
  onReorderPoint: () => void;
}

/** The equation of the stock, each number a door to the rows that make it. */
export function ProductFigures({ product, onReorderPoint }: ProductFiguresProps) {
  const format = useFormat();
  const { setTab } = useListState({ key: '', desc: false });
  const write = (milli: number) => format.quantity(milli, undefined, product.unitDecimals);
  const low = product.status === 'low' || product.status === 'out';
  const short = product.shortMilli > 0 ? t('catalog.shortBy', { short: write(product.shortMilli) }) : undefined;
  const figures: Figure[] = [
    { label: t('catalog.onHand'), value: write(product.onHandMilli), onClick: () => setTab(undefined) },
    {
      label: t('catalog.allocated'),
      sign: '−',
      value: write(product.allocatedMilli),
      detail: short,
      onClick: () => setTab('orders'),
    },
  ];
  if (product.quarantinedMilli !== 0) {
    figures.push({
      label: t('catalog.quarantined'),
      sign: '−',
      value: write(product.quarantinedMilli),
      onClick: () => setTab('locations'),
    });
  }
  figures.push(
    {
      label: t('catalog.available'),
      sign: '=',
      value: write(product.availableMilli),
      tone: low ? (product.status === 'out' ? 'bad' : 'warning') : undefined,
      onClick: () => setTab('locations'),
    },
    { label: t('catalog.onOrder'), sign: '+', value: write(product.onOrderMilli), onClick: () => setTab('orders') },
    { label: t('catalog.projected'), sign: '=', value: write(product.projectedMilli), onClick: () => setTab('orders') },
    {
      label: t('catalog.reorderPoint'),
      value: product.reorderPointMilli > 0 ? write(product.reorderPointMilli) : t('catalog.none'),
      onClick: onReorderPoint,
    },
  );
  return (
    <div className={classes.figures}>
      <Figures figures={figures} />
    </div>
  );
}
