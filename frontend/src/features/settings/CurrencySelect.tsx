import { Select, type SelectProps } from '@mantine/core';
import { useMemo } from 'react';
import { useFormat } from '../../app/format';

/** "USD · US Dollar" in the user's language. */
export function currencyName(code: string, locale: string): string {
  const name = new Intl.DisplayNames(locale, { type: 'currency', fallback: 'none' }).of(code);
  return name ? `${code} · ${name}` : code;
}

/** One of the world's currencies, found by code or name. */
export function CurrencySelect(props: Omit<SelectProps, 'data'>) {
  const { locale } = useFormat();
  const data = useMemo(
    () => Intl.supportedValuesOf('currency').map((code) => ({ value: code, label: currencyName(code, locale) })),
    [locale],
  );
  return <Select searchable allowDeselect={false} limit={50} data={data} {...props} />;
}
