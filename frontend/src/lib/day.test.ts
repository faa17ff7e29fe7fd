import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayOf, daysBetween, editDay, firstDayOfWeek, formatDay, isDay, parseDay } from './day';

const today = '2026-11-23';

describe('parseDay', () => {
  it.each([
    ['t', 'en-US', '2026-11-23'],
    ['+3', 'en-US', '2026-11-26'],
    ['fri', 'en-US', '2026-11-27'],
    ['Monday', 'en-US', '2026-11-23'],
    ['su', 'en-US', '2026-11-29'],
    ['mi.', 'de-DE', '2026-11-25'],
    ['thu', 'de-DE', '2026-11-26'],
    ['-23', 'en-US', '2026-10-31'],
    ['2026-12-31', 'en-US', '2026-12-31'],
    ['20261231', 'en-US', '2026-12-31'],
    ['2026/1/5', 'en-US', '2026-01-05'],
    ['31.12', 'en-US', '2026-12-31'],
    ['31.12.', 'de-DE', '2026-12-31'],
    ['31.12.27', 'de-DE', '2027-12-31'],
    ['31.12.1998', 'de-DE', '1998-12-31'],
    ['1.2.98', 'de-DE', '1998-02-01'],
    ['12/31', 'en-US', '2026-12-31'],
    ['31/12', 'en-GB', '2026-12-31'],
    ['15', 'en-US', '2026-11-15'],
  ])('%s in %s is %s', (text, locale, wanted) => {
    expect(parseDay(text, today, locale)).toBe(wanted);
  });

  it.each(['', 'soon', '31.2', '2026-02-30', '31/12', '32', '1.2.3', '+'])('%j is no date', (text) => {
    expect(parseDay(text, today, 'en-US')).toBeNull();
  });

  it('reads back what an input shows, in any locale', () => {
    const days = fc.integer({ min: -300, max: 300 }).map((n) => addDays(today, n * 30));
    fc.assert(
      fc.property(days, fc.constantFrom('en-US', 'en-GB', 'de-DE', 'fr-FR', 'sv-SE', 'ja-JP'), (day, locale) => {
        expect(parseDay(editDay(day, locale), today, locale)).toBe(day);
      }),
    );
  });
});

it('counts days across months, years and leap days', () => {
  expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
  expect(daysBetween('2026-12-30', '2027-01-02')).toBe(3);
  expect(daysBetween('2026-03-30', '2026-03-28')).toBe(-2);
});

it('knows days that exist', () => {
  expect(isDay('2024-02-29')).toBe(true);
  expect(isDay('2026-02-29')).toBe(false);
  expect(isDay('2026-2-1')).toBe(false);
});

it('writes dates as the locale does', () => {
  expect(formatDay('2026-11-23', 'en-US')).toBe('Nov 23, 2026');
  expect(formatDay('', 'en-US')).toBe('');
  expect(dayOf(new Date(2026, 10, 23, 23, 59))).toBe('2026-11-23');
});

it('begins weeks as the locale does', () => {
  expect(firstDayOfWeek('en-US')).toBe(0);
  expect(firstDayOfWeek('de-DE')).toBe(1);
  expect(firstDayOfWeek('ar-EG')).toBe(6);
});
