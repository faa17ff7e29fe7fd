import { en } from './en';

export type MessageKey = keyof typeof en;
export type Params = Readonly<Record<string, string | number>>;
type Message = string | ({ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>);

let current: string | undefined;

/** A tag as Intl takes it, or undefined for what is none ("C", a typing mistake). */
function usable(tag: string | undefined): string | undefined {
  try {
    return tag && Intl.NumberFormat.supportedLocalesOf(tag)[0];
  } catch {
    return undefined;
  }
}

/** The user's locale, a BCP 47 tag: what the window's engine says unless a setting or a test names another. */
export function locale(): string {
  return current ?? usable(navigator.language) ?? 'en-US';
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
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? new Intl.NumberFormat(locale()).format(value) : value;
  });
}

function plural(message: Exclude<Message, string>, count: number): string {
  return message[new Intl.PluralRules('en').select(count)] ?? message.other;
}
