import { Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormat } from '../../app/format';
import { t } from '../../i18n';
import type { Day } from '../../lib/day';
import { ComboPicker } from '../../ui/ComboPicker';
import { DateInput } from '../../ui/DateInput';
import type { FormFields } from '../../ui/FormDialog';
import { TypedSelect } from '../../ui/TypedSelect';
import classes from './StockDialogs.module.css';
import { findStockProducts, type StockProduct, type StockProductOption, useLocationChoices } from './stockForm';

/** What every stock dialog has: the product, the business day and a note. */
export interface CommonDraft {
  product: StockProductOption | null;
  day: Day | null;
  note: string;
}

interface ProductFieldProps<Draft extends CommonDraft> {
  form: FormFields<Draft>;
  /** The product is given: it is shown, not chosen. */
  fixed: boolean;
}

export function ProductField<Draft extends CommonDraft>({ form, fixed }: ProductFieldProps<Draft>) {
  const { product } = form.values;
  if (fixed && product) {
    return (
      <div className={classes.product}>
        <span className={classes.name}>{product.label}</span>
        <span className="quiet">{product.product.sku}</span>
      </div>
    );
  }
  return (
    <ComboPicker<StockProductOption>
      label={t('stock.product')}
      placeholder={t('stock.productHint')}
      required
      data-autofocus
      value={product}
      onChange={(option) => form.set('product', option)}
      {...form.field('lines.0.productId')}
      load={findStockProducts}
    />
  );
}

export function DayAndNote<Draft extends CommonDraft>({ form }: { form: FormFields<Draft> }) {
  return (
    <>
      <DateInput
        label={t('stock.day')}
        value={form.values.day}
        onChange={(day) => form.set('day', day)}
        {...form.field('day')}
      />
      <Textarea
        label={t('ui.note')}
        minRows={1}
        value={form.values.note}
        onChange={(event) => form.set('note', event.currentTarget.value)}
        {...form.field('note')}
      />
    </>
  );
}

interface LocationFieldProps {
  label: string;
  value: string | null;
  onChange: (id: string | null) => void;
  field: object;
  /** The location that cannot be meant. */
  without?: string | null;
}

export function LocationField({ label, value, onChange, field, without }: LocationFieldProps) {
  const choices = useLocationChoices().choices.filter((each) => each.value !== without);
  return (
    <TypedSelect
      label={label}
      required
      allowDeselect={false}
      data={choices}
      value={value}
      onChange={onChange}
      {...field}
    />
  );
}

interface AfterProps {
  product: StockProduct | undefined;
  /** What is there now, and what changes; undefined while unknown. */
  now: number | undefined;
  change: number | null;
  place: ReactNode;
}

/** What is there now and what will be there: 17 → 15. */
export function After({ product, now, change, place }: AfterProps) {
  const format = useFormat();
  if (!product || now === undefined) {
    return (
      <div className={`${classes.after} quiet`}>
        <span>{place}</span>
        <span aria-hidden="true">–</span>
      </div>
    );
  }
  const write = (milli: number) => format.quantity(milli, product.unit, product.unitDecimals);
  return (
    <div className={classes.after}>
      <span className="quiet">{place}</span>
      <span className="num">
        {write(now)}
        {change ? (
          <>
            {' → '}
            <strong data-short={now + change < 0 || undefined}>{write(now + change)}</strong>
          </>
        ) : null}
      </span>
    </div>
  );
}
