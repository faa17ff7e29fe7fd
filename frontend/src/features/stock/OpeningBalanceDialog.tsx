import { Group } from '@mantine/core';
import { useFormat } from '../../app/format';
import { Stock, useCommand } from '../../backend';
import { t } from '../../i18n';
import { FormDialog } from '../../ui/FormDialog';
import { QuantityInput, UnitPriceInput } from '../../ui/NumberInputs';
import type { StockDialogProps } from './AdjustDialog';
import { type CommonDraft, DayAndNote, LocationField, ProductField } from './StockDialogParts';
import { postedToast, productOption, useLocationChoices } from './stockForm';

interface OpeningDraft extends CommonDraft {
  locationId: string | null;
  quantityMilli: number | null;
  unitCostMinorE4: number | null;
}

/** Tells what was there of a product before its first movement. */
export function OpeningBalanceDialog({ opened, onClose, product, locationId }: StockDialogProps) {
  const { today, quantity } = useFormat();
  const openBalance = useCommand(Stock.OpenBalance, ['stock']);
  const { main } = useLocationChoices();
  const place = locationId ?? main?.id;
  const submit = async (draft: OpeningDraft, requestId: string) => {
    const picked = draft.product?.product;
    const posted = await openBalance.mutateAsync({
      requestId,
      day: draft.day ?? '',
      note: draft.note,
      lines: [
        {
          productId: picked?.id ?? 0,
          locationId: Number(draft.locationId ?? 0),
          quantityMilli: draft.quantityMilli ?? 0,
          unitCostMinorE4: draft.unitCostMinorE4,
        },
      ],
    });
    const amount = quantity(draft.quantityMilli ?? 0, picked?.unit, picked?.unitDecimals);
    postedToast(t('stock.opened', { number: posted.number, amount, name: picked?.name ?? '' }), posted);
  };
  return (
    <FormDialog<OpeningDraft>
      opened={opened && place !== undefined}
      onClose={onClose}
      title={t('stock.opening')}
      submitLabel={t('stock.openingPost')}
      allowNext={!product}
      initial={{
        product: product ? productOption(product) : null,
        day: today(),
        note: '',
        locationId: place === undefined ? null : String(place),
        quantityMilli: null,
        unitCostMinorE4: null,
      }}
      onSubmit={(draft, { requestId }) => submit(draft, requestId)}
    >
      {(form) => (
        <>
          <ProductField form={form} fixed={product !== undefined} />
          <LocationField
            label={t('stock.location')}
            value={form.values.locationId}
            onChange={(id) => form.set('locationId', id)}
            field={form.field('lines.0.locationId')}
          />
          <Group gap={8} grow align="flex-start">
            <QuantityInput
              label={t('stock.quantity')}
              required
              data-autofocus={product ? true : undefined}
              unit={form.values.product?.product.unit}
              decimals={form.values.product?.product.unitDecimals ?? 3}
              value={form.values.quantityMilli}
              onChange={(milli) => form.set('quantityMilli', milli)}
              {...form.field('lines.0.quantityMilli')}
            />
            <UnitPriceInput
              label={t('stock.unitCost')}
              placeholder={t('stock.unitCostUnknown')}
              value={form.values.unitCostMinorE4}
              onChange={(cost) => form.set('unitCostMinorE4', cost)}
              {...form.field('lines.0.unitCostMinorE4')}
            />
          </Group>
          <DayAndNote form={form} />
        </>
      )}
    </FormDialog>
  );
}
