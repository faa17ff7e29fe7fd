import { Link } from '@tanstack/react-router';
import type { api } from '../../backend';
import { t } from '../../i18n';
import { Section } from '../../ui/Layout';
import { Skeletons } from '../../ui/Skeletons';
import { OnOrderOf, useOnOrder } from '../purchasing';
import { AllocationsOf, useAllocations } from '../sales';
import classes from './Product.module.css';

/** The open lines behind "allocated" and "on order". */
export function OrdersTab({ product }: { product: api.Product }) {
  const search = { product: String(product.id) };
  const allocations = useAllocations(product.id);
  const onOrder = useOnOrder(product.id);
  // One list above the other: the lower one would move when the upper one comes.
  if (allocations.isPending || onOrder.isPending) {
    return (
      <div className={classes.panel}>
        <Skeletons lines={8} />
      </div>
    );
  }
  return (
    <div className={classes.panel}>
      <Section title={t('catalog.toShip')} sentence={t('catalog.toShipSentence')}>
        <AllocationsOf productId={product.id} />
        <div className={classes.more}>
          <Link to="/sales/orders" search={search}>
            {t('catalog.allSalesOrders')}
          </Link>
        </div>
      </Section>
      <Section title={t('catalog.onOrder')} sentence={t('catalog.onOrderSentence')}>
        <OnOrderOf productId={product.id} />
        <div className={classes.more}>
          <Link to="/purchasing/orders" search={search}>
            {t('catalog.allPurchaseOrders')}
          </Link>
        </div>
      </Section>
    </div>
  );
}
