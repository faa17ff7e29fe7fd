import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type api, invoke, Purchasing, useCommand } from '../../backend';
import { t } from '../../i18n';
import { ComboPicker, type PickOption } from '../../ui/ComboPicker';
import { FormDialog } from '../../ui/FormDialog';
import { QuantityInput } from '../../ui/NumberInputs';
import { toast } from '../../ui/toast';
import { catalogKeys } from './keys';
import { findSuppliers } from './pickers';

interface OrderDialogProps {
  opened: boolean;
  onClose: () => void;
  product: api.Product;
}

/** What to start with: the proposal where the product is low, else what is usually ordered. */
function startQuantity(product: api.Product, proposals: api.ReorderProposals | undefined): number | null {
  const rows = proposals?.groups.flatMap((group) => group.rows) ?? [];
  const proposed = rows.find((row) => row.productId === product.id)?.suggestedMilli;
  const usual = product.suppliers.find((each) => each.supplierId === product.supplierId)?.minimumOrderMilli;
  return proposed || product.reorderQuantityMilli || usual || null;
}

/** Makes a draft of a purchase order for the product, and opens it. */
export function OrderDialog({ opened, onClose, product }: OrderDialogProps) {
  const navigate = useNavigate();
  const create = useCommand(Purchasing.Create, ['purchasing', 'stock']);
  const request = { search: product.sku, supplierId: null };
  const proposals = useQuery({
    queryKey: catalogKeys.proposal(product.id),
    queryFn: () => invoke(Purchasing.Reorder, request),
    enabled: opened,
  });
  const submit = async (supplier: PickOption | null, quantityMilli: number | null, requestId: string) => {
    const line = {
      id: 0,
      productId: product.id,
      quantityMilli: quantityMilli ?? 0,
      unitCostMinorE4: null,
      discountPpm: 0,
      supplierCode: null,
    };
    const order = await create.mutateAsync({
      requestId,
      supplierId: Number(supplier?.id ?? 0),
      locationId: null,
      orderDay: '',
      promisedDay: '',
      reference: '',
      terms: null,
      note: '',
      place: false,
      lines: [line],
    });
    toast({ message: t('catalog.draftMade', { number: order.number }), given: requestId });
    void navigate({ to: '/purchasing/orders/$id', params: { id: String(order.id) } });
  };
  return (
    <FormDialog<{ supplierId: PickOption | null; quantityMilli: number | null }>
      opened={opened && !proposals.isPending}
      onClose={onClose}
      title={t('catalog.orderTitle', { name: product.name })}
      submitLabel={t('catalog.makeDraft')}
      initial={{
        supplierId: product.supplierId ? { id: String(product.supplierId), label: product.supplier } : null,
        quantityMilli: startQuantity(product, proposals.data),
      }}
      onSubmit={(values, { requestId }) => submit(values.supplierId, values.quantityMilli, requestId)}
    >
      {(form) => (
        <>
          <ComboPicker
            label={t('catalog.supplier')}
            required
            data-autofocus={product.supplierId ? undefined : true}
            {...form.value('supplierId')}
            load={findSuppliers}
          />
          <QuantityInput
            label={t('catalog.quantity')}
            required
            data-autofocus={product.supplierId ? true : undefined}
            unit={product.unit}
            decimals={product.unitDecimals}
            value={form.values.quantityMilli}
            onChange={(milli) => form.set('quantityMilli', milli)}
            {...form.field('lines.0.quantityMilli')}
          />
        </>
      )}
    </FormDialog>
  );
}
