import { useFormat } from '../../app/format';
import { Stock, useCommand } from '../../backend';
import { t } from '../../i18n';
import { FormDialog, type FormFields } from '../../ui/FormDialog';
import { QuantityInput } from '../../ui/NumberInputs';
import { useScanInto } from '../scan/useScanInto';
import type { StockDialogProps } from './AdjustDialog';
import { After, type CommonDraft, DayAndNote, LocationField, ProductField } from './StockDialogParts';
import { fullest, heldAt, postedToast, productOption, useBalances, useLocationChoices } from './stockForm';

interface TransferDraft extends CommonDraft {
  fromLocationId: string | null;
  toLocationId: string | null;
  quantityMilli: number | null;
}

/** Moves goods of one product from one location to another. */
export function TransferDialog({ opened, onClose, product, locationId }: StockDialogProps) {
  const { today, quantity } = useFormat();
  const transfer = useCommand(Stock.Transfer, ['stock']);
  const stock = useBalances(opened ? product?.id : undefined);
  const { main, choices } = useLocationChoices();
  const from = locationId ? String(locationId) : (fullest(stock) ?? (main ? String(main.id) : null));
  const others = choices.filter((each) => each.value !== from);
  const submit = async (draft: TransferDraft, requestId: string) => {
    const picked = draft.product?.product;
    const posted = await transfer.mutateAsync({
      requestId,
      fromLocationId: Number(draft.fromLocationId ?? 0),
      toLocationId: Number(draft.toLocationId ?? 0),
      day: draft.day ?? '',
      note: draft.note,
      lines: [{ productId: picked?.id ?? 0, quantityMilli: draft.quantityMilli ?? 0 }],
    });
    const place = choices.find((each) => each.value === draft.toLocationId)?.label ?? '';
    const amount = quantity(draft.quantityMilli ?? 0, picked?.unit, picked?.unitDecimals);
    postedToast(t('stock.moved', { number: posted.number, amount, name: picked?.name ?? '', place }), posted);
  };
  return (
    <FormDialog<TransferDraft>
      opened={opened && from !== null && (!product || stock !== undefined)}
      onClose={onClose}
      title={t('stock.transfer')}
      submitLabel={t('stock.transfer')}
      allowNext={!product}
      initial={{
        product: product ? productOption(product) : null,
        day: today(),
        note: '',
        fromLocationId: from,
        toLocationId: others.length === 1 ? (others[0]?.value ?? null) : null,
        quantityMilli: null,
      }}
      onSubmit={(draft, { requestId }) => submit(draft, requestId)}
    >
      {(form) => <TransferFields form={form} fixed={product !== undefined} />}
    </FormDialog>
  );
}

function TransferFields({ form, fixed }: { form: FormFields<TransferDraft>; fixed: boolean }) {
  const { values } = form;
  const product = values.product?.product;
  const stock = useBalances(product?.id);
  const { choices } = useLocationChoices();
  useScanInto({
    product: values.product,
    quantityMilli: values.quantityMilli,
    set: (scanned, quantityMilli) => {
      form.set('product', scanned);
      form.set('quantityMilli', quantityMilli);
    },
  });
  const nameOf = (id: string | null) => choices.find((each) => each.value === id)?.label ?? '';
  const after = (id: string | null, sign: number) => (
    <After
      product={product}
      now={heldAt(stock, id)}
      change={values.quantityMilli && values.quantityMilli * sign}
      place={t('stock.onHandAt', { place: nameOf(id) })}
    />
  );
  return (
    <>
      <ProductField form={form} fixed={fixed} />
      <LocationField
        label={t('stock.from')}
        value={values.fromLocationId}
        onChange={(id) => {
          form.set('fromLocationId', id);
          if (id === values.toLocationId) form.set('toLocationId', null);
        }}
        field={form.field('fromLocationId')}
      />
      <LocationField
        label={t('stock.to')}
        without={values.fromLocationId}
        value={values.toLocationId}
        onChange={(id) => form.set('toLocationId', id)}
        field={{ ...form.field('toLocationId'), 'data-autofocus': (fixed && !values.toLocationId) || undefined }}
      />
      <QuantityInput
        label={t('stock.quantity')}
        required
        data-autofocus={(fixed && values.toLocationId) || undefined}
        unit={product?.unit}
        decimals={product?.unitDecimals ?? 3}
        value={values.quantityMilli}
        onChange={(milli) => form.set('quantityMilli', milli)}
        {...form.field('lines.0.quantityMilli')}
      />
      {after(values.fromLocationId, -1)}
      {values.toLocationId && after(values.toLocationId, 1)}
      <DayAndNote form={form} />
    </>
  );
}
