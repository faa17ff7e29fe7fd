import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { invoke, Settings } from '../backend';
import { locale, setLocale } from '../i18n';
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
  /** `more` decimals than an amount has are always written, where the prices of a column stand beneath each other. */
  unitPrice(minorE4: number, more?: number): string;
  quantity(milli: number, unit?: string, decimals?: number): string;
  /** `least` decimals are always written, where the percents of a column stand beneath each other. */
  percent(ppm: number, least?: number): string;
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
    unitPrice: (minorE4, more) => formatUnitPrice(minorE4, currency, tag, more),
    quantity: (milli, unit, decimals) => formatQuantity(milli, tag, unit, decimals),
    percent: (ppm, least) => formatPercent(ppm, tag, least),
    day: (day) => formatDay(day, tag),
    instant: (instant) => formatInstant(instant, tag),
    today: () => dayOf(new Date()),
  };
}

const UNKNOWN_YET: Currency = { code: 'USD', decimals: 2 };
const FormatContext = createContext<Format>(makeFormat('en-US', UNKNOWN_YET));

/** Key of the answer that holds company, currency and preferences. */
export const settingsKey = ['settings', 'all'] as const;

/** Company, currency and preferences, as saved. */
export function useSettings() {
  return useQuery({
    queryKey: settingsKey,
    queryFn: () => invoke(Settings.Get, {}),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function FormatProvider({ children }: { children: ReactNode }) {
  const { data } = useSettings();
  const { code, decimals } = data?.currency ?? UNKNOWN_YET;
  const chosen = data?.preferences.locale;
  const format = useMemo(() => {
    if (chosen !== undefined) setLocale(chosen || undefined);
    return makeFormat(locale(), { code, decimals });
  }, [chosen, code, decimals]);
  return <FormatContext value={format}>{children}</FormatContext>;
}

export function useFormat(): Format {
  return useContext(FormatContext);
}
