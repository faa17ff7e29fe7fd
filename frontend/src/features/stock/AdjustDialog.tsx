import { Group, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../app/format';
import { invoke, Stock, useCommand } from '../../backend';
import { t } from '../../i18n';
import { FormDialog, type FormFields } from '../../ui/FormDialog';
import { QuantityInput, UnitPriceInput } from '../../ui/NumberInputs';
import { TypedSelect } from '../../ui/TypedSelect';
import { useScanInto } from '../scan/useScanInto';
import { After, type CommonDraft, DayAndNote, LocationField, ProductField } from './StockDialogParts';
import {
  fullest,
  heldAt,
  postedToast,
  productOption,
  type StockProduct,
  stockFormKeys,
  useBalances,
  useLocationChoices,
} from './stockForm';

export interface StockDialogProps {
  opened: boolean;
  onClose: () => void;
  /** The product it is about; without it one is chosen. */
  product?: StockProduct;
  /** The location it starts with. */
  locationId?: number;
}

interface AdjustDraft extends CommonDraft {
  reason: string | null;
  /** Which way, where the reason goes both ways. */
  way: 'in' | 'out';
  locationId: string | null;
  quantityMilli: number | null;
  unitCostMinorE4: number | null;
}

/** Corrects the stock of one product for a reason. */
export function AdjustDialog({ opened, onClose, product, locationId }: StockDialogProps) {
  const { today, quantity } = useFormat();
  const adjust = useCommand(Stock.Adjust, ['stock']);
  const reasons = useReasons();
  const stock = useBalances(opened ? product?.id : undefined);
  const { main } = useLocationChoices();
  const place = locationId ? String(locationId) : (fullest(stock) ?? (main ? String(main.id) : null));
  const submit = async (draft: AdjustDraft, requestId: string) => {
    const signed = (draft.quantityMilli ?? 0) * (wayOf(draft, reasons) === 'out' ? -1 : 1);
    const picked = draft.product?.product;
    const posted = await adjust.mutateAsync({
      requestId,
      reason: draft.reason ?? '',
      day: draft.day ?? '',
      note: draft.note,
      lines: [
        {
          productId: picked?.id ?? 0,
          locationId: Number(draft.locationId ?? 0),
          quantityMilli: signed,
          unitCostMinorE4: signed > 0 ? draft.unitCostMinorE4 : null,
        },
      ],
    });
    const change = quantity(signed, picked?.unit, picked?.unitDecimals);
    const words = { number: posted.number, change, name: picked?.name ?? '' };
    postedToast(t(signed < 0 ? 'stock.tookAway' : 'stock.added', words), posted);
  };
  return (
    <FormDialog<AdjustDraft>
      opened={opened && place !== null && (!product || stock !== undefined)}
      onClose={onClose}
      title={t('stock.adjust')}
      submitLabel={t('stock.adjust')}
      allowNext={!product}
      initial={{
        product: product ? productOption(product) : null,
        day: today(),
        note: '',
        reason: null,
        way: 'out',
        locationId: place,
        quantityMilli: null,
        unitCostMinorE4: null,
      }}
      onSubmit={(draft, { requestId }) => submit(draft, requestId)}
    >
      {(form) => <AdjustFields form={form} reasons={reasons} fixed={product !== undefined} />}
    </FormDialog>
  );
}

type Reasons = ReturnType<typeof useReasons>;

function useReasons() {
  const { data } = useQuery({ queryKey: stockFormKeys.reasons(), queryFn: () => invoke(Stock.Reasons, {}) });
  return data?.rows ?? [];
}

/** Which way the goods move: as the reason says, or as chosen. */
function wayOf(draft: AdjustDraft, reasons: Reasons): 'in' | 'out' {
  const direction = reasons.find((each) => each.reason === draft.reason)?.direction;
  return direction === 'in' || direction === 'out' ? direction : draft.way;
}

interface FieldsProps {
  form: FormFields<AdjustDraft>;
  reasons: Reasons;
  fixed: boolean;
}

function AdjustFields({ form, reasons, fixed }: FieldsProps) {
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
  const way = wayOf(values, reasons);
  const direction = reasons.find((each) => each.reason === values.reason)?.direction;
  const sign = way === 'out' ? -1 : 1;
  return (
    <>
      <ProductField form={form} fixed={fixed} />
      <TypedSelect
        label={t('ui.reason')}
        required
        data-autofocus={fixed || undefined}
        allowDeselect={false}
        data={reasons.map(({ reason }) => ({ value: reason, label: t(`stock.reason.${reason as 'damage'}`) }))}
        {...form.value('reason')}
      />
      <LocationField
        label={t('stock.location')}
        value={values.locationId}
        onChange={(id) => form.set('locationId', id)}
        field={form.field('lines.0.locationId')}
      />
      <Group gap={8} align="flex-end" wrap="nowrap">
        {direction === 'both' && (
          <SegmentedControl
            aria-label={t('stock.way')}
            value={values.way}
            onChange={(next) => form.set('way', next as 'in' | 'out')}
            data={[
              { value: 'out', label: t('stock.wayOut') },
              { value: 'in', label: t('stock.wayIn') },
            ]}
          />
        )}
        <QuantityInput
          flex={1}
          label={t(way === 'out' ? 'stock.quantityOut' : 'stock.quantityIn')}
          required
          unit={product?.unit}
          decimals={product?.unitDecimals ?? 3}
          value={values.quantityMilli}
          onChange={(milli) => form.set('quantityMilli', milli)}
          {...form.field('lines.0.quantityMilli')}
        />
        {way === 'in' && (
          <UnitPriceInput
            flex={1}
            label={t('stock.unitCost')}
            placeholder={t('stock.unitCostAverage')}
            value={values.unitCostMinorE4}
            onChange={(cost) => form.set('unitCostMinorE4', cost)}
            {...form.field('lines.0.unitCostMinorE4')}
          />
        )}
      </Group>
      <After
        product={product}
        now={heldAt(stock, values.locationId)}
        change={values.quantityMilli && values.quantityMilli * sign}
        place={t('stock.onHandAt', { place: choices.find((each) => each.value === values.locationId)?.label ?? '' })}
      />
      <DayAndNote form={form} />
    </>
  );
}
