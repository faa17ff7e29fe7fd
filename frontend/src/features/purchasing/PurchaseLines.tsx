import { Link } from '@tanstack/react-router';
import { useFormat } from '../../app/format';
import type { api } from '../../backend';
import { t } from '../../i18n';
import { mostDecimals } from '../../lib/money';
import classes from '../orders/Order.module.css';

/** The lines of an order that is no draft: ordered, received, still to come. */
export function PurchaseLines({ order }: { order: api.PurchaseOrder }) {
  const format = useFormat();
  const right = `${classes.right} num`;
  const discounted = order.lines.some((line) => line.discountPpm > 0);
  const more = mostDecimals(order.lines.map((line) => line.unitCostMinorE4));
  return (
    <div className={classes.frame}>
      <table className={classes.table} aria-label={t('orders.lines')}>
        <thead>
          <tr>
            <th scope="col">{t('orders.product')}</th>
            <th scope="col" className={classes.right}>
              {t('purchasing.ordered')}
            </th>
            <th scope="col" className={classes.right}>
              {t('purchasing.received')}
            </th>
            <th scope="col" className={classes.right}>
              {t('purchasing.toCome')}
            </th>
            <th scope="col" className={classes.right}>
              {t('purchasing.unitCost')}
            </th>
            {discounted && (
              <th scope="col" className={classes.right}>
                {t('orders.discount')}
              </th>
            )}
            <th scope="col" className={classes.right}>
              {t('orders.net')}
            </th>
          </tr>
        </thead>
        <tbody>
          {order.lines.map((line) => (
            <tr key={line.id}>
              <td>
                <div className={classes.name}>
                  <Link to="/products/$id" params={{ id: String(line.productId) }}>
                    {line.name}
                  </Link>
                </div>
                <div className={classes.sub}>{[line.sku, line.supplierCode].filter(Boolean).join(' · ')}</div>
              </td>
              <td className={right}>{format.quantity(line.quantityMilli, line.unit, line.unitDecimals)}</td>
              <td className={right}>{format.quantity(line.receivedMilli, undefined, line.unitDecimals)}</td>
              <td className={right}>{format.quantity(line.openMilli, undefined, line.unitDecimals)}</td>
              <td className={right}>{format.unitPrice(line.unitCostMinorE4, more)}</td>
              {discounted && <td className={right}>{line.discountPpm ? format.percent(line.discountPpm) : ''}</td>}
              <td className={right}>{format.minor(line.netMinor)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
