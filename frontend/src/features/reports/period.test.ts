import { describe, expect, it } from 'vitest';
import { periodDays, periodWord, presetOf, presetPeriod } from './period';

const today = '2026-03-02';

describe('the words for periods', () => {
  it.each([
    ['thisMonth', '2026-03-01', '2026-03-31'],
    ['lastMonth', '2026-02-01', '2026-02-28'],
    ['thisYear', '2026-01-01', '2026-12-31'],
    ['lastYear', '2025-01-01', '2025-12-31'],
    ['allTime', '', ''],
  ] as const)('%s is %s to %s', (preset, from, to) => {
    expect(presetPeriod(preset, today)).toEqual({ from, to });
    expect(presetOf({ from, to }, today)).toBe(preset);
  });

  it('crosses the year, and knows leap days', () => {
    expect(presetPeriod('lastMonth', '2026-01-15')).toEqual({ from: '2025-12-01', to: '2025-12-31' });
    expect(presetPeriod('thisMonth', '2028-02-10').to).toBe('2028-02-29');
  });

  it('has no word for other days', () => {
    expect(presetOf({ from: '2026-03-02', to: '' }, today)).toBeUndefined();
  });
});

describe('the periods of a report', () => {
  it.each([
    ['1997', '1997-01-01', '1997-12-31'],
    ['1997-Q1', '1997-01-01', '1997-03-31'],
    ['1997-Q4', '1997-10-01', '1997-12-31'],
    ['1997-02', '1997-02-01', '1997-02-28'],
    ['1997-W01', '1996-12-30', '1997-01-05'],
    ['2020-W53', '2020-12-28', '2021-01-03'],
    ['2026-W01', '2025-12-29', '2026-01-04'],
    ['1997-01-31', '1997-01-31', '1997-01-31'],
  ])('%s is %s to %s', (label, from, to) => {
    expect(periodDays(label)).toEqual({ from, to });
  });

  it('knows no others', () => {
    expect(periodDays('Main')).toBeUndefined();
    expect(periodDays('')).toBeUndefined();
  });

  it('are read as people write them', () => {
    expect(['1997', '1997-Q1', '1997-W05', '1997-01', '1997-01-31'].map((each) => periodWord(each, 'en-US'))).toEqual([
      '1997',
      '1997-Q1',
      '1997-W05',
      'Jan 1997',
      'Jan 31, 1997',
    ]);
  });
});
