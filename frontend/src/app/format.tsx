import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { locale } from '../i18n';
import { type Day, dayOf, formatDay, formatInstant } from '../lib/day';
import { type Currency, formatAmount, formatMinor, formatPercent, formatUnitPrice } from '../lib/money';
import { formatQuantity } from '../lib/quantity';

/** Writes every kind of value as the user's locale and the company's currency have it. */
export interface Format {
  locale: string;
  currency: Currency;
  /** An amount as columns show it, without its currency. */
  minor(minor: number): string;
  /** An amount with its currency, for figures and sentences. */
  amount(minor: number): string;
  unitPrice(minorE4: number): string;
  quantity(milli: number, unit?: string, decimals?: number): string;
  percent(ppm: number): string;
  day(day: Day): string;
  instant(rfc3339: string): string;
  /** The user's own calendar date, for what is being typed; reports ask the backend. */
  today(): Day;
}

function makeFormat(tag: string, currency: Currency): Format {
  return {
    locale: tag,
    currency,
    minor: (minor) => formatMinor(minor, currency, tag),
    amount: (minor) => formatAmount(minor, currency, tag),
    unitPrice: (minorE4) => formatUnitPrice(minorE4, currency, tag),
    quantity: (milli, unit, decimals) => formatQuantity(milli, tag, unit, decimals),
    percent: (ppm) => formatPercent(ppm, tag),
    day: (day) => formatDay(day, tag),
    instant: (instant) => formatInstant(instant, tag),
    today: () => dayOf(new Date()),
  };
}

const FormatContext = createContext<Format>(makeFormat('en-US', { code: 'USD', decimals: 2 }));
const SetCurrencyContext = createContext<(currency: Currency) => void>(() => {});

export function FormatProvider({ children }: { children: ReactNode }) {
  const [currency, setCurrency] = useState<Currency>({ code: 'USD', decimals: 2 });
  const tag = locale();
  const format = useMemo(() => makeFormat(tag, currency), [tag, currency]);
  return (
    <SetCurrencyContext value={setCurrency}>
      <FormatContext value={format}>{children}</FormatContext>
    </SetCurrencyContext>
  );
}

export function useFormat(): Format {
  return useContext(FormatContext);
}

/** Tells the page the company's currency once Settings are read or changed. */
export function useSetCurrency(): (currency: Currency) => void {
  return useContext(SetCurrencyContext);
}
