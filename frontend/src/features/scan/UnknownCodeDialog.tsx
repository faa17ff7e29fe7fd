import { Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { type api, Catalog, faultWithin, invoke, useCommand } from '../../backend';
import { t } from '../../i18n';
import { ComboPicker } from '../../ui/ComboPicker';
import { FormDialog } from '../../ui/FormDialog';
import { toast } from '../../ui/toast';
import { ProductFormDialog } from '../catalog/ProductFormDialog';
import { draftOf, inputOf, scannedBarcode } from '../catalog/productForm';
import { findStockProducts, type StockProductOption } from '../stock/stockForm';
import classes from './Scan.module.css';
import { showUnknownCodes, type UnknownCode } from './unknownCode';

/** A product with one more code. */
export function withCode(product: api.Product, code: string): api.ProductInput {
  const draft = draftOf(product);
  return inputOf({ ...draft, barcodes: [...draft.barcodes, scannedBarcode(code)] });
}

/** Asks what a scanned code that nobody knows belongs to: a product that is there, or a new one. */
export function UnknownCodeDialog() {
  const [unknown, setUnknown] = useState<UnknownCode | null>(null);
  const [creating, setCreating] = useState<UnknownCode | null>(null);
  // What closes keeps its words while it fades.
  const [code, setCode] = useState('');
  useEffect(
    () =>
      showUnknownCodes((next) => {
        setUnknown(next);
        setCode(next.code);
      }),
    [],
  );
  const update = useCommand(Catalog.Update, ['catalog', 'stock']);
  const link = async (product: StockProductOption | null, requestId: string) => {
    if (!product || !unknown) return;
    const id = Number(product.id);
    const request = { requestId, id, product: withCode(await invoke(Catalog.Get, { id }), code) };
    await update.mutateAsync(request).catch((reason: unknown) => {
      throw faultWithin(reason, 'product');
    });
    toast({ message: t('scan.linked', { code, name: product.label }), given: requestId });
    unknown.then(id);
  };
  const create = () => {
    setCreating(unknown);
    setUnknown(null);
  };
  return (
    <>
      <FormDialog<{ product: StockProductOption | null }>
        opened={unknown !== null}
        onClose={() => setUnknown(null)}
        title={t('scan.unknownTitle', { code })}
        submitLabel={t('scan.link')}
        initial={{ product: null }}
        onSubmit={({ product }, { requestId }) => link(product, requestId)}
      >
        {(form) => (
          <>
            <Text size="md">{t('scan.unknownSentence')}</Text>
            <ComboPicker<StockProductOption>
              label={t('scan.product')}
              required
              data-autofocus
              {...form.value('product')}
              load={findStockProducts}
            />
            <button type="button" className={classes.create} onClick={create}>
              {t('scan.create')}
            </button>
          </>
        )}
      </FormDialog>
      <ProductFormDialog
        opened={creating !== null}
        onClose={() => setCreating(null)}
        barcode={code}
        onSaved={(id) => creating?.then(id)}
      />
    </>
  );
}
