import { formatDecimal } from '../lib/decimal';
import { en } from './en';

export type MessageKey = keyof typeof en;
export type Params = Readonly<Record<string, string | number>>;
type Message = string | ({ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>);

let current: string | undefined;

/** A tag as Intl takes it, or undefined for what is none ("C", a typing mistake). */
function usable(tag: string | undefined): string | undefined {
  try {
    return tag && Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

let engine = { tag: '', usable: '' };

/** The user's locale, a BCP 47 tag: what the window's engine says unless a setting or a test names another. */
export function locale(): string {
  if (current) return current;
  const tag = navigator.language;
  // Asked for every number on the page; the engine is slow to say what it knows.
  if (engine.tag !== tag) engine = { tag, usable: usable(tag) ?? 'en-US' };
  return engine.usable;
}

export function setLocale(tag: string | undefined): void {
  current = usable(tag);
}

const catalogue: Record<MessageKey, Message> = en;

/**
 * The text for a key. `{name}` stands for a parameter; numbers are written as
 * the locale does. A message with plural forms chooses by the parameter `count`.
 */
export function t(key: MessageKey, params: Params = {}): string {
  const message = catalogue[key];
  const template = typeof message === 'string' ? message : plural(message, Number(params.count ?? 0));
  if (!template.includes('{')) return template;
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? formatDecimal(value, WHOLE, locale()) : value;
  });
}

const WHOLE = { scale: 0, least: 0 };
const rules = new Intl.PluralRules('en');

function plural(message: Exclude<Message, string>, count: number): string {
  return message[rules.select(count)] ?? message.other;
}
