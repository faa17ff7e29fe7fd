import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useFormat } from '../../app/format';
import type { api } from '../../backend';
import { t } from '../../i18n';
import { mostDecimals } from '../../lib/money';
import { StatusBadge } from '../../ui/StatusBadge';
import classes from '../orders/Order.module.css';

/** The lines of an order that is no quote: what each gets, what is short and what to do about it. */
export function SalesLines({ order }: { order: api.SalesOrder }) {
  const open = order.lines.some((line) => line.openMilli > 0);
  const discounted = order.lines.some((line) => line.discountPpm > 0);
  const more = mostDecimals(order.lines.map((line) => line.unitPriceMinorE4));
  const titles = [
    t('sales.ordered'),
    t('sales.shipped'),
    ...(open ? [t('sales.allocated')] : []),
    t('sales.price'),
    ...(discounted ? [t('orders.discount')] : []),
    t('orders.net'),
  ];
  return (
    <div className={classes.frame}>
      <table className={classes.table} aria-label={t('orders.lines')}>
        <thead>
          <tr>
            <th scope="col">{t('orders.product')}</th>
            {titles.map((title) => (
              <th key={title} scope="col" className={classes.right}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {order.lines.map((line) => (
            <SalesLine key={line.id} line={line} open={open} discounted={discounted} more={more} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface SalesLineProps {
  line: api.SalesOrderLine;
  open: boolean;
  discounted: boolean;
  /** How many more decimals than amounts its prices have. */
  more: number;
}

function SalesLine({ line, open, discounted, more }: SalesLineProps) {
  const format = useFormat();
  const right = `${classes.right} num`;
  return (
    <tr>
      <td>
        <div className={classes.name}>
          <Link to="/products/$id" params={{ id: String(line.productId) }}>
            {line.name}
          </Link>
        </div>
        <div className={classes.sub}>{line.sku}</div>
        {line.shortMilli > 0 && <Shortage line={line} />}
      </td>
      <td className={right}>{format.quantity(line.quantityMilli, line.unit, line.unitDecimals)}</td>
      <td className={right}>{format.quantity(line.shippedMilli, undefined, line.unitDecimals)}</td>
      {open && <td className={right}>{format.quantity(line.allocatedMilli, undefined, line.unitDecimals)}</td>}
      <td className={right}>{format.unitPrice(line.unitPriceMinorE4, more)}</td>
      {discounted && <td className={right}>{line.discountPpm ? format.percent(line.discountPpm) : ''}</td>}
      <td className={right}>{format.minor(line.netMinor)}</td>
    </tr>
  );
}

/** What is missing of a line, what is on its way, and the way to order it. */
function Shortage({ line }: { line: api.SalesOrderLine }) {
  const format = useFormat();
  const navigate = useNavigate();
  const of = (milli: number) => format.quantity(milli, line.unit, line.unitDecimals);
  const order = () =>
    void navigate({
      to: '/purchasing/orders/$id',
      params: { id: 'new' },
      search: { product: String(line.productId), quantity: String(line.shortMilli) },
    });
  const coming = () =>
    void navigate({ to: '/purchasing/orders', search: { product: String(line.productId), open: 'yes' } });
  return (
    <div className={classes.shortage}>
      <StatusBadge tone="warning">{t('sales.lineShort', { quantity: of(line.shortMilli) })}</StatusBadge>
      {line.onOrderMilli > 0 ? (
        <Button variant="subtle" h={22} px={6} fz="var(--size-caption)" onClick={coming}>
          {t('sales.onItsWay', { quantity: of(line.onOrderMilli) })}
        </Button>
      ) : (
        <Button variant="subtle" h={22} px={6} fz="var(--size-caption)" onClick={order}>
          {t('sales.orderIt')}
        </Button>
      )}
    </div>
  );
}
