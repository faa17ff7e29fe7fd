import { Link } from '@tanstack/react-router';
import { useFormat } from '../../app/format';
import type { api } from '../../backend';
import { t } from '../../i18n';
import { type Fact, KeyValue, Section } from '../../ui/Layout';
import classes from './Product.module.css';

/** SKU and category path, under the title. */
export function ProductHead({ product }: { product: api.Product }) {
  return (
    <div className={classes.head}>
      <span>
        {t('catalog.sku')} <strong>{product.sku}</strong>
      </span>
      {product.categoryId && (
        <Link to="/products" search={{ category: String(product.categoryId) }}>
          {product.categoryPath.join(' / ')}
        </Link>
      )}
      {product.pack && <span>{product.pack}</span>}
    </div>
  );
}

/** What is known of the product, in the side column. */
export function ProductSide({ product }: { product: api.Product }) {
  const format = useFormat();
  const { unitCostMinorE4: cost, costKnown } = product;
  const noCost = costKnown ? t('catalog.noneOnHand') : t('catalog.unknown');
  const orNothing = (milli: number) => (milli > 0 ? format.quantity(milli, product.unit, product.unitDecimals) : '');
  const selling: Fact[] = [
    { label: t('catalog.price'), value: format.unitPrice(product.priceMinorE4), numeric: true },
    {
      label: t('catalog.averageCost'),
      value: cost === null || cost === undefined ? noCost : format.unitPrice(cost),
      numeric: true,
    },
    {
      label: t('catalog.value'),
      value: (
        <Link to="/stock" search={{ tab: 'movements', product: String(product.id) }} className={classes.link}>
          {format.minor(product.valueMinor)}
        </Link>
      ),
      numeric: true,
    },
    { label: t('catalog.unit'), value: product.unit, numeric: true },
  ];
  const reordering: Fact[] = [
    { label: t('catalog.reorderUpTo'), value: orNothing(product.reorderUpToMilli), numeric: true },
    { label: t('catalog.reorderQuantity'), value: orNothing(product.reorderQuantityMilli), numeric: true },
    { label: t('catalog.orderMultiple'), value: orNothing(product.orderMultipleMilli), numeric: true },
    {
      label: t('catalog.supplier'),
      value: product.supplierId && (
        <Link to="/suppliers/$id" params={{ id: String(product.supplierId) }} className={classes.link}>
          {product.supplier}
        </Link>
      ),
    },
  ];
  const given = reordering.some((fact) => fact.value);
  return (
    <>
      <Section title={t('catalog.valueTitle')}>
        <KeyValue facts={selling} />
      </Section>
      {given && (
        <Section title={t('catalog.reordering')}>
          <KeyValue facts={reordering} />
        </Section>
      )}
      {product.barcodes.length > 0 && (
        <Section title={t('catalog.barcodes')}>
          <KeyValue
            facts={product.barcodes.map(({ code, own }, at) => ({
              label: own ? t('catalog.ownCodeShort') : t('catalog.gtin', { at: at + 1 }),
              value: <span className="num">{code}</span>,
            }))}
          />
        </Section>
      )}
      <Section title={t('catalog.record')}>
        <KeyValue
          facts={[
            { label: t('catalog.created'), value: format.instant(product.createdAt) },
            { label: t('catalog.updated'), value: format.instant(product.updatedAt) },
          ]}
        />
      </Section>
    </>
  );
}
