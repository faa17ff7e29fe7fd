import { ActionIcon, Button, Radio, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { t } from '../../i18n';
import { ComboPicker } from '../../ui/ComboPicker';
import type { FormFields } from '../../ui/FormDialog';
import { QuantityInput, UnitPriceInput, WholeInput } from '../../ui/NumberInputs';
import classes from './ProductForm.module.css';
import { findSuppliers } from './pickers';
import { blankSupplier, type ProductDraft, type SupplierDraft } from './productForm';

interface SupplierFieldsProps {
  form: FormFields<ProductDraft>;
  unit: string | undefined;
  decimals: number;
}

/** Who supplies the product: code, cost, minimum order and lead time of each; one is the default. */
export function SupplierFields({ form, unit, decimals }: SupplierFieldsProps) {
  const { suppliers, defaultSupplier } = form.values;
  const set = (next: readonly SupplierDraft[]) => form.set('suppliers', next);
  const change = (key: string, patch: Partial<SupplierDraft>) =>
    set(suppliers.map((each) => (each.key === key ? { ...each, ...patch } : each)));
  const chosen = suppliers.some((each) => each.key === defaultSupplier) ? defaultSupplier : suppliers[0]?.key;
  return (
    <>
      {suppliers.length > 0 && (
        <div className={`${classes.supplierRow} ${classes.labels}`} aria-hidden="true">
          <span>{t('catalog.supplier')}</span>
          <span>{t('catalog.supplierCode')}</span>
          <span>{t('catalog.cost')}</span>
          <span>{t('catalog.minimumOrder')}</span>
          <span>{t('catalog.leadTime')}</span>
        </div>
      )}
      {suppliers.map((each, at) => {
        const field = (member: string, label: string) => ({
          'aria-label': t('catalog.supplierField', { field: label, at: at + 1 }),
          ...form.field(`suppliers.${at}.${member}`),
        });
        return (
          <div key={each.key}>
            <div className={classes.supplierRow}>
              <ComboPicker
                {...field('supplierId', t('catalog.supplier'))}
                required
                autoFocus={each.supplier === null}
                value={each.supplier}
                onChange={(supplier) => change(each.key, { supplier })}
                load={findSuppliers}
              />
              <TextInput
                {...field('code', t('catalog.supplierCode'))}
                value={each.code}
                onChange={(event) => change(each.key, { code: event.currentTarget.value })}
              />
              <UnitPriceInput
                {...field('costMinorE4', t('catalog.cost'))}
                value={each.costMinorE4}
                onChange={(costMinorE4) => change(each.key, { costMinorE4 })}
              />
              <QuantityInput
                {...field('minimumOrderMilli', t('catalog.minimumOrder'))}
                unit={unit}
                decimals={decimals}
                value={each.minimumOrderMilli}
                onChange={(minimumOrderMilli) => change(each.key, { minimumOrderMilli })}
              />
              <WholeInput
                {...field('leadTimeDays', t('catalog.leadTime'))}
                unit={t('catalog.days')}
                value={each.leadTimeDays}
                onChange={(leadTimeDays) => change(each.key, { leadTimeDays })}
              />
              <ActionIcon
                className={classes.remove}
                aria-label={t('catalog.removeSupplier', { at: at + 1 })}
                onClick={() => set(suppliers.filter((other) => other.key !== each.key))}
              >
                <IconX size={16} stroke={1.5} />
              </ActionIcon>
            </div>
            {suppliers.length > 1 && (
              <Radio
                className={classes.default}
                size="xs"
                label={t('catalog.defaultSupplier')}
                checked={each.key === chosen}
                onChange={() => form.set('defaultSupplier', each.key)}
              />
            )}
          </div>
        );
      })}
      <Button
        className={classes.add}
        variant="default"
        leftSection={<IconPlus size={16} stroke={1.5} />}
        onClick={() => set([...suppliers, blankSupplier()])}
      >
        {t('catalog.addSupplier')}
      </Button>
    </>
  );
}
