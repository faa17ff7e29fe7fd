import { useFormat } from '../app/format';
import { t } from '../i18n';
import { editDecimal, type Parsed, parseDecimal } from '../lib/decimal';
import { editMinor, editPercent, editUnitPrice, parseMinor, parsePercent, parseUnitPrice } from '../lib/money';
import { editQuantity, parseQuantity } from '../lib/quantity';
import classes from './NumberInputs.module.css';
import { ParsedInput, type ParsedText, type ValueInputProps } from './ParsedInput';

const WHOLE_PPM = 1_000_000;

interface NumberProps extends ValueInputProps<number> {
  /** Corrections and differences may be negative; nothing else. */
  allowNegative?: boolean;
}

function read(parsed: Parsed, allowNegative: boolean | undefined): ParsedText<number> {
  if (!parsed.ok) {
    return parsed.reason === 'empty' ? { ok: true, value: null } : { ok: false, message: t(`number.${parsed.reason}`) };
  }
  if (parsed.value < 0 && !allowNegative) return { ok: false, message: t('number.negative') };
  return parsed;
}

const number = { className: classes.number, inputMode: 'decimal' } as const;

/** An amount in minor units. Accepts 1.234,5 · 1,234.5 · 12*3 · =2*6+1. */
export function MoneyInput({ allowNegative, ...props }: NumberProps) {
  const { currency, locale } = useFormat();
  return (
    <ParsedInput
      {...number}
      rightSection={<span className={classes.unit}>{currency.code}</span>}
      rightSectionWidth={48}
      {...props}
      parse={(text) => read(parseMinor(text, currency, locale), allowNegative)}
      write={(value: number) => editMinor(value, currency, locale)}
    />
  );
}

/** A price or cost of one unit, in ten-thousandths of a minor unit. */
export function UnitPriceInput({ allowNegative, ...props }: NumberProps) {
  const { currency, locale } = useFormat();
  return (
    <ParsedInput
      {...number}
      rightSection={<span className={classes.unit}>{currency.code}</span>}
      rightSectionWidth={48}
      {...props}
      parse={(text) => read(parseUnitPrice(text, currency, locale), allowNegative)}
      write={(value: number) => editUnitPrice(value, currency, locale)}
    />
  );
}

interface QuantityInputProps extends NumberProps {
  /** The unit's name, shown in the field. */
  unit?: string;
  /** The unit's number of decimals, 0 to 3. */
  decimals?: number;
}

/** A quantity in thousandths of the unit. */
export function QuantityInput({ allowNegative, unit, decimals = 3, ...props }: QuantityInputProps) {
  const { locale } = useFormat();
  const section = unit ? { rightSection: <span className={classes.unit}>{unit}</span>, rightSectionWidth: 48 } : {};
  return (
    <ParsedInput
      {...number}
      {...section}
      {...props}
      parse={(text) => read(parseQuantity(text, locale, decimals), allowNegative)}
      write={(value: number) => editQuantity(value, locale)}
    />
  );
}

interface WholeProps extends ValueInputProps<number> {
  /** What is counted, shown in the field: "days". */
  unit?: string;
}

/** A whole number: days, decimals, copies. */
export function WholeInput({ unit, ...props }: WholeProps) {
  const { locale } = useFormat();
  const section = unit ? { rightSection: <span className={classes.unit}>{unit}</span>, rightSectionWidth: 48 } : {};
  return (
    <ParsedInput
      {...number}
      {...section}
      {...props}
      parse={(text) => read(parseDecimal(text, 0, locale), false)}
      write={(value: number) => editDecimal(value, 0, 0, locale)}
    />
  );
}

/** A part of a whole in millionths, 0 to 100 %. */
export function PercentInput(props: ValueInputProps<number>) {
  const { locale } = useFormat();
  const parse = (text: string): ParsedText<number> => {
    const parsed = read(parsePercent(text, locale), true);
    const outside = parsed.ok && parsed.value !== null && (parsed.value < 0 || parsed.value > WHOLE_PPM);
    return outside ? { ok: false, message: t('number.percentRange') } : parsed;
  };
  return (
    <ParsedInput
      {...number}
      rightSection={<span className={classes.unit}>%</span>}
      {...props}
      parse={parse}
      write={(value: number) => editPercent(value, locale)}
    />
  );
}
