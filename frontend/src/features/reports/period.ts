import { addDays, type Day } from '../../lib/day';

/** The periods one asks for by a word. */
export const PRESETS = ['thisMonth', 'lastMonth', 'thisYear', 'lastYear', 'allTime'] as const;
export type Preset = (typeof PRESETS)[number];

export interface Period {
  /** Inclusive; "" is from the beginning. */
  from: string;
  /** Inclusive; "" is without an end. */
  to: string;
}

const MONTHS = 12;

/** The months from the first to the last, counted from year 0, as days. */
function months(first: number, last = first): Period {
  const start = (month: number): Day => {
    const year = String(Math.floor(month / MONTHS)).padStart(4, '0');
    return `${year}-${String((month % MONTHS) + 1).padStart(2, '0')}-01`;
  };
  return { from: start(first), to: addDays(start(last + 1), -1) };
}

const year = (of: number): Period => months(of * MONTHS, of * MONTHS + MONTHS - 1);

/** The days that a word means today. */
export function presetPeriod(preset: Preset, today: Day): Period {
  const thisYear = Number(today.slice(0, 4));
  const thisMonth = thisYear * MONTHS + Number(today.slice(5, 7)) - 1;
  switch (preset) {
    case 'thisMonth':
      return months(thisMonth);
    case 'lastMonth':
      return months(thisMonth - 1);
    case 'thisYear':
      return year(thisYear);
    case 'lastYear':
      return year(thisYear - 1);
    case 'allTime':
      return { from: '', to: '' };
  }
}

/** The word for a period, if there is one. */
export function presetOf(period: Period, today: Day): Preset | undefined {
  return PRESETS.find((preset) => {
    const days = presetPeriod(preset, today);
    return days.from === period.from && days.to === period.to;
  });
}

const DAYS_OF_WEEK = 7;
const MONTHS_OF_QUARTER = 3;

/** The Monday of an ISO 8601 week: week 1 is the one with January 4. */
function monday(weekYear: string, week: number): Day {
  const fourth = `${weekYear}-01-04`;
  const weekday = (new Date(`${fourth}T00:00:00Z`).getUTCDay() + DAYS_OF_WEEK - 1) % DAYS_OF_WEEK;
  return addDays(fourth, (week - 1) * DAYS_OF_WEEK - weekday);
}

/** The days of a period of sales-by-period: 1997, 1997-Q1, 1997-01, 1997-W05, 1997-01-31. */
export function periodDays(label: string): Period | undefined {
  const match = /^(\d{4})(?:-(?:Q(\d)|W(\d\d)|(\d\d)(-\d\d)?))?$/.exec(label);
  if (!match?.[1]) return undefined;
  const [, of, quarter, week, month, date] = match;
  const january = Number(of) * MONTHS;
  if (date) return { from: label, to: label };
  if (month) return months(january + Number(month) - 1);
  if (week) {
    const from = monday(of, Number(week));
    return { from, to: addDays(from, DAYS_OF_WEEK - 1) };
  }
  if (!quarter) return year(Number(of));
  const first = january + (Number(quarter) - 1) * MONTHS_OF_QUARTER;
  return months(first, first + MONTHS_OF_QUARTER - 1);
}

/** A period as people read it: "Jan 1997", "Jan 31, 1997"; years, quarters and weeks as they are. */
export function periodWord(label: string, locale: string): string {
  const instant = new Date(`${label.length === 7 ? `${label}-01` : label}T00:00:00Z`);
  const options: Intl.DateTimeFormatOptions | undefined = /^\d{4}-\d\d$/.test(label)
    ? { month: 'short', year: 'numeric' }
    : /^\d{4}-\d\d-\d\d$/.test(label)
      ? { dateStyle: 'medium' }
      : undefined;
  return options ? new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(instant) : label;
}
