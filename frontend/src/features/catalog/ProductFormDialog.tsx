import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type api, Catalog, faultWithin, invoke, useCommand } from '../../backend';
import { t } from '../../i18n';
import { FormDialog } from '../../ui/FormDialog';
import { toast } from '../../ui/toast';
import { catalogKeys } from './keys';
import { ProductFields } from './ProductFields';
import { draftOf, inputOf, newProduct, type ProductDraft, scannedBarcode } from './productForm';

interface ProductFormDialogProps {
  opened: boolean;
  onClose: () => void;
  /** The product to change; without it a new one is made. */
  product?: api.Product;
  /** A code that the new one begins with. */
  barcode?: string;
  /** Called with the id of a product that was added, unless the next one follows. */
  onSaved?: (id: number) => void;
}

const TOPICS = ['catalog', 'stock'] as const;
const WIDTH = 760;

/** Adds a product or changes one. */
export function ProductFormDialog({ product, ...dialog }: ProductFormDialogProps) {
  return product ? <EditDialog {...dialog} product={product} /> : <CreateDialog {...dialog} />;
}

function EditDialog({ opened, onClose, product }: Required<Omit<ProductFormDialogProps, 'onSaved' | 'barcode'>>) {
  const update = useCommand(Catalog.Update, TOPICS);
  return (
    <FormDialog<ProductDraft>
      opened={opened}
      onClose={onClose}
      title={t('catalog.editProduct')}
      size={WIDTH}
      initial={draftOf(product)}
      onSubmit={async (draft, { requestId }) => {
        const request = { requestId, id: product.id, product: inputOf(draft) };
        const { name } = await update.mutateAsync(request).catch((reason: unknown) => {
          throw faultWithin(reason, 'product');
        });
        toast({ message: t('catalog.changed', { name }), given: requestId });
      }}
    >
      {(form) => <ProductFields form={form} unitFixed={product.hasMovements} />}
    </FormDialog>
  );
}

function CreateDialog({ opened, onClose, onSaved, barcode = '' }: Omit<ProductFormDialogProps, 'product'>) {
  const client = useQueryClient();
  const create = useCommand(Catalog.Create, TOPICS);
  const [next, setNext] = useState<ProductDraft>();
  const proposal = { queryKey: catalogKeys.proposedSku(), queryFn: () => invoke(Catalog.ProposeSKU, {}) };
  const { data, isPending } = useQuery({ ...proposal, enabled: opened });
  const submit = async (draft: ProductDraft, context: { requestId: string; next: boolean }) => {
    const saved = await create
      .mutateAsync({ requestId: context.requestId, product: inputOf(draft) })
      .catch((reason: unknown) => {
        throw faultWithin(reason, 'product');
      });
    toast({ message: t('catalog.added', { name: saved.name }), given: context.requestId });
    if (context.next) {
      const proposed = await client.fetchQuery({ ...proposal, staleTime: 0 }).catch(() => ({ sku: '' }));
      setNext(newProduct(proposed.sku, draft));
    } else onSaved?.(saved.id);
  };
  const close = () => {
    setNext(undefined);
    onClose();
  };
  return (
    <FormDialog<ProductDraft>
      opened={opened && !isPending}
      onClose={close}
      title={t('catalog.newProduct')}
      size={WIDTH}
      allowNext
      initial={next ?? { ...newProduct(data?.sku ?? ''), barcodes: barcode ? [scannedBarcode(barcode)] : [] }}
      onSubmit={submit}
    >
      {(form) => <ProductFields form={form} unitFixed={false} />}
    </FormDialog>
  );
}
