import type { Format } from '../../app/format';
import type { api } from '../../backend';
import { t } from '../../i18n';
import classes from './Order.module.css';

/** Stock and price of a hit of the product search. */
export function pickFigures(hit: api.ProductPick, priceE4: number | null, format: Format) {
  const price = priceE4 === null ? '–' : format.unitPrice(priceE4);
  const available = format.quantity(hit.availableMilli, hit.unit, hit.unitDecimals);
  return (
    <span className={classes.figures}>
      <span>{price}</span>
      <span className={hit.availableMilli > 0 ? 'quiet' : classes.late}>
        {t('orders.pickAvailable', { available })}
      </span>
    </span>
  );
}
