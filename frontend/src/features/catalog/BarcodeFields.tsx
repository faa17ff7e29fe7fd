import { ActionIcon, Button, Checkbox, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { t } from '../../i18n';
import type { FormFields } from '../../ui/FormDialog';
import classes from './ProductForm.module.css';
import { type BarcodeDraft, blankBarcode, type ProductDraft } from './productForm';

/** The codes of a product. A scan ends in Enter, which goes on to the next code instead of saving. */
export function BarcodeFields({ form }: { form: FormFields<ProductDraft> }) {
  const { barcodes } = form.values;
  const set = (next: readonly BarcodeDraft[]) => form.set('barcodes', next);
  const change = (key: string, patch: Partial<BarcodeDraft>) =>
    set(barcodes.map((each) => (each.key === key ? { ...each, ...patch } : each)));
  const add = () => set([...barcodes, blankBarcode()]);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>, at: number) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.currentTarget.value === '') return;
    event.preventDefault();
    if (at === barcodes.length - 1) add();
  };
  return (
    <>
      {barcodes.map((barcode, at) => (
        <div key={barcode.key} className={classes.barcodeRow}>
          <TextInput
            data-takes-codes
            aria-label={t('catalog.barcodeAt', { at: at + 1 })}
            autoFocus={barcode.code === ''}
            {...form.field(`barcodes.${at}.code`)}
            value={barcode.code}
            onChange={(event) => change(barcode.key, { code: event.currentTarget.value })}
            onKeyDown={(event) => onKeyDown(event, at)}
          />
          <Checkbox
            label={t('catalog.ownCode')}
            checked={barcode.own}
            onChange={(event) => change(barcode.key, { own: event.currentTarget.checked })}
          />
          <ActionIcon
            className={classes.remove}
            aria-label={t('catalog.removeBarcode', { at: at + 1 })}
            onClick={() => set(barcodes.filter((each) => each.key !== barcode.key))}
          >
            <IconX size={16} stroke={1.5} />
          </ActionIcon>
        </div>
      ))}
      <Button className={classes.add} variant="default" leftSection={<IconPlus size={16} stroke={1.5} />} onClick={add}>
        {t('catalog.addBarcode')}
      </Button>
    </>
  );
}
