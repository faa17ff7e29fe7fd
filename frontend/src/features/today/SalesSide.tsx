import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type Format, useFormat } from '../../app/format';
import type { api } from '../../backend';
import { t } from '../../i18n';
import { type Bar, BarChart } from '../../ui/BarChart';
import { Section } from '../../ui/Layout';
import classes from './Today.module.css';

const CHART_HEIGHT = 96;
/** One per cent in millionths, as `format.percent` takes it. */
const PERCENT = 10_000;

/** Sales of 30 days against the 30 before, and what sold best and least. */
export function SalesSide({ overview }: { overview: api.TodayOverview }) {
  const format = useFormat();
  const { sales } = overview;
  const bars = useMemo(() => dayBars(sales, format), [sales, format]);
  return (
    <>
      <Section title={t('today.sales')}>
        <p className={classes.sum}>
          <Link
            to="/reports/$name"
            params={{ name: 'sales-by-period' }}
            search={rowsOf(sales)}
            className={classes.door}
          >
            <span className={`${classes.figure} num`}>{format.amount(sales.netMinor)}</span>
          </Link>
          <span className="quiet">{change(sales, format)}</span>
        </p>
        <BarChart
          title={t('today.salesByDay')}
          compared={t('today.before')}
          bars={bars}
          height={CHART_HEIGHT}
          labels={4}
        />
      </Section>
      <Sellers
        title={t('today.best')}
        none={t('today.bestNone')}
        sellers={overview.best}
        figure={(each) => format.minor(each.netMinor)}
        figureName={t('today.soldFor')}
      />
      <Sellers
        title={t('today.slowest')}
        none={t('today.slowestNone')}
        sellers={overview.slowest}
        figure={(each) => format.minor(each.valueMinor)}
        figureName={t('today.tiesUp')}
      />
    </>
  );
}

/** The days that the figure sums up, as the report takes them. */
function rowsOf({ days }: api.TodaySales): Record<string, string> {
  return { from: days[0]?.day ?? '', to: days.at(-1)?.day ?? '', by: 'day', basis: 'ordered' };
}

function dayBars(sales: api.TodaySales, format: Format): Bar[] {
  return sales.days.map((each, at) => {
    const before = sales.before[at];
    return {
      label: format.day(each.day).replace(/,? \d{4}$/, ''),
      value: each.netMinor,
      text: format.amount(each.netMinor),
      before: before && { value: before.netMinor, text: format.amount(before.netMinor) },
    };
  });
}

/** "12 % more than the $5,158.09 of the 30 days before". */
function change({ netMinor, beforeNetMinor }: api.TodaySales, format: Format): string {
  if (beforeNetMinor <= 0) return t('today.noneBefore');
  const percent = Math.round((100 * Math.abs(netMinor - beforeNetMinor)) / beforeNetMinor);
  const words = { percent: format.percent(percent * PERCENT), before: format.amount(beforeNetMinor) };
  if (percent === 0) return t('today.same', words);
  return t(netMinor > beforeNetMinor ? 'today.more' : 'today.less', words);
}

interface SellersProps {
  title: string;
  none: string;
  sellers: readonly api.TodaySeller[];
  figure: (seller: api.TodaySeller) => string;
  figureName: string;
}

function Sellers({ title, none, sellers, figure, figureName }: SellersProps) {
  const format = useFormat();
  return (
    <Section title={title} sentence={sellers.length === 0 ? none : undefined}>
      {sellers.length > 0 && (
        <table className={classes.sellers}>
          <thead>
            <tr>
              <th scope="col">{t('today.product')}</th>
              <th scope="col">{t('today.sold')}</th>
              <th scope="col">{figureName}</th>
            </tr>
          </thead>
          <tbody>
            {sellers.map((each) => (
              <tr key={each.id}>
                <th scope="row" title={each.name}>
                  <Link to="/products/$id" params={{ id: String(each.id) }}>
                    {each.name}
                  </Link>
                </th>
                <td className="num">{format.quantity(each.quantityMilli)}</td>
                <td className="num">{figure(each)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
