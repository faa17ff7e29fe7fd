import { afterEach, describe, expect, it } from 'vitest';
import { en } from './en';
import { locale, setLocale, t } from './index';

afterEach(() => setLocale(undefined));

describe('t', () => {
  it('fills parameters', () => {
    expect(t('ui.removeFilter', { filter: 'Beverages' })).toBe('Remove filter Beverages');
  });

  it('chooses the plural by count and writes it as the locale does', () => {
    setLocale('de-DE');
    expect(t('nav.waiting', { count: 1 })).toBe('1 waits');
    expect(t('nav.waiting', { count: 1234 })).toBe('1.234 wait');
  });
});

it('keeps to the engine’s locale when a setting names none that exists', () => {
  setLocale('C.UTF-8');
  expect(locale()).toBe('en-US');
});

describe('the catalogue', () => {
  const files = import.meta.glob('../**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true });
  const source = Object.entries(files)
    .filter(([path]) => !path.includes('/i18n/') && !path.startsWith('./') && !path.includes('.test.'))
    .map(([, text]) => String(text))
    .join('\n');
  // t(`stock.reason.${reason}`) uses every key that starts so.
  const prefixes = [...source.matchAll(/`([a-z][\w]*\.[\w.]*)\$\{/g)].map((match) => match[1] ?? '');

  it('has no message that nothing shows', () => {
    const unused = Object.keys(en).filter(
      (key) => !source.includes(`'${key}'`) && !prefixes.some((prefix) => key.startsWith(prefix)),
    );
    expect(unused).toEqual([]);
  });

  it('has a message for every key that is used', () => {
    const used = [...source.matchAll(/\bt\(\s*'([^']+)'/g)].map((match) => match[1] ?? '');
    expect(used.filter((key) => !Object.hasOwn(en, key))).toEqual([]);
  });
});
