import { useFormat } from '../../app/format';
import type { api } from '../../backend';
import { t } from '../../i18n';
import classes from './Backups.module.css';
import { worthOf } from './words';

/** What the books hold beside what they would hold; what differs stands out. */
export function Comparison({ now, then }: { now: api.BackupFacts; then: api.BackupFacts }) {
  const format = useFormat();
  const count = (n: number) => format.quantity(n * 1000);
  const last = (facts: api.BackupFacts) => format.instant(facts.lastCommandAt) || t('backups.never');
  const rows = [
    [t('nav.products'), count(now.products), count(then.products)],
    [t('nav.suppliers'), count(now.suppliers), count(then.suppliers)],
    [t('nav.customers'), count(now.customers), count(then.customers)],
    [t('nav.orders'), count(now.orders), count(then.orders)],
    [t('stock.movements'), count(now.movements), count(then.movements)],
    [t('backups.stockValue'), worthOf(now, format.locale), worthOf(then, format.locale)],
    [t('backups.lastCommand'), last(now), last(then)],
  ] as const;
  return (
    <table className={classes.compare}>
      <thead>
        <tr>
          <th scope="col">{t('backups.holds')}</th>
          <th scope="col" className={classes.figure}>
            {t('backups.is')}
          </th>
          <th scope="col" className={classes.figure}>
            {t('backups.willBe')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, is, willBe]) => (
          <tr key={label} data-differs={is !== willBe || undefined}>
            <th scope="row">{label}</th>
            <td className={`${classes.figure} num`}>{is}</td>
            <td className={`${classes.figure} ${classes.then} num`}>{willBe}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
