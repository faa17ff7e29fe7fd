/** Calendar dates without a time of day, as the backend writes them: "YYYY-MM-DD". */
export type Day = string;

const MS_PER_DAY = 86_400_000;

/** The date of the instant in the user's own time zone. */
export function dayOf(instant: Date): Day {
  return make(instant.getFullYear(), instant.getMonth() + 1, instant.getDate()) ?? '';
}

function utc(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}

export function addDays(day: Day, days: number): Day {
  return new Date(utc(day) + days * MS_PER_DAY).toISOString().slice(0, 10);
}

/** Days from the first to the second date; negative when the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((utc(to) - utc(from)) / MS_PER_DAY);
}

function make(year: number, month: number, date: number): Day | null {
  const pad = (n: number, width: number) => String(n).padStart(width, '0');
  const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`;
  const instant = new Date(`${text}T00:00:00Z`);
  if (year < 1000 || Number.isNaN(instant.getTime())) return null;
  return instant.toISOString().slice(0, 10) === text ? text : null;
}

export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match !== null && make(Number(match[1]), Number(match[2]), Number(match[3])) === text;
}

/** 26 → 2026: two digits mean the hundred years around today. */
function fullYear(text: string, today: Day): number {
  const year = Number(text);
  if (text.length !== 2) return year;
  const now = Number(today.slice(0, 4));
  const century = now - (now % 100);
  const near = century + year;
  if (near - now > 50) return near - 100;
  return now - near > 50 ? near + 100 : near;
}

function monthFirst(locale: string): boolean {
  const order = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'numeric', day: 'numeric' })
    .formatToParts(new Date(Date.UTC(2020, 11, 31)))
    .map((part) => part.type);
  return order.indexOf('month') < order.indexOf('day');
}

const WEEK = 7;
const LEAST_OF_A_NAME = 2;

/** Days until the next such day of the week, today included; null for what names none in English or the locale. */
function untilWeekday(text: string, today: Day, locale: string): number | null {
  if (text.length < LEAST_OF_A_NAME || /[\d\s]/.test(text)) return null;
  for (let ahead = 0; ahead < WEEK; ahead++) {
    const at = utc(addDays(today, ahead));
    const names = [locale, 'en'].map((tag) =>
      new Intl.DateTimeFormat(tag, { weekday: 'long', timeZone: 'UTC' }).format(at).toLowerCase(),
    );
    if (names.some((name) => name.startsWith(text))) return ahead;
  }
  return null;
}

/**
 * Reads a date as people type it: `t` (today), `+3` and `-2` (days from today), `fri` (the next one),
 * `2026-12-31`, `20261231`, `31.12`, `31.12.26`, `12/31` or `31/12` in the locale's order, `15` (of this
 * month). Returns null for anything that is no date.
 */
export function parseDay(input: string, today: Day, locale: string): Day | null {
  const text = input.trim().toLowerCase();
  if (text === 't') return today;
  if (/^[+-]\d{1,4}$/.test(text)) return addDays(today, Number(text));
  const ahead = untilWeekday(text.replace(/\.$/, ''), today, locale);
  if (ahead !== null) return addDays(today, ahead);
  const iso = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})$/.exec(text) ?? /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (iso) return make(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const year = Number(today.slice(0, 4));
  if (/^\d{1,2}\.?$/.test(text)) return make(year, Number(today.slice(5, 7)), Number.parseInt(text, 10));
  const match = /^(\d{1,2})\s*([./-])\s*(\d{1,2})\s*(?:[./-]\s*(\d{2}|\d{4})?)?$/.exec(text);
  if (!match) return null;
  const [first, second] = [Number(match[1]), Number(match[3])];
  const inYear = match[4] ? fullYear(match[4], today) : year;
  const american = match[2] !== '.' && monthFirst(locale);
  return american ? make(inYear, first, second) : make(inYear, second, first);
}

const dayFormats = new Map<string, Intl.DateTimeFormat>();

function format(locale: string, key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const id = `${locale}|${key}`;
  let found = dayFormats.get(id);
  if (!found) {
    found = new Intl.DateTimeFormat(locale, options);
    dayFormats.set(id, found);
  }
  return found;
}

/** Writes a date as the locale does: "Nov 23, 2026". An empty day stays empty. */
export function formatDay(day: Day, locale: string): string {
  return day ? format(locale, 'day', { dateStyle: 'medium', timeZone: 'UTC' }).format(utc(day)) : '';
}

/** Writes a date the way the locale's people type it, for inputs: 11/23/2026, 23.11.2026. */
export function editDay(day: Day, locale: string): string {
  if (!day) return '';
  return format(locale, 'edit', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: 'UTC' }).format(
    utc(day),
  );
}

/** Writes an RFC 3339 instant in the user's own time zone: "Nov 23, 2026, 9:30 AM". */
export function formatInstant(instant: string, locale: string): string {
  if (!instant) return '';
  return format(locale, 'instant', { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant));
}

/** What Intl knows of weeks; younger engines have a method, older ones a member, some neither. */
interface WeekLocale {
  getWeekInfo?: () => { firstDay: number };
  weekInfo?: { firstDay: number };
}

/** The day that weeks begin with where the locale is at home: 0 is Sunday, 1 Monday. */
export function firstDayOfWeek(locale: string): 0 | 1 | 2 | 3 | 4 | 5 | 6 {
  const at = new Intl.Locale(locale) as WeekLocale;
  const first = (at.getWeekInfo?.() ?? at.weekInfo)?.firstDay ?? MONDAY;
  return (first % 7) as ReturnType<typeof firstDayOfWeek>;
}

const MONDAY = 1;
