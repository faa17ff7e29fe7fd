import { Checkbox, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Catalog, invoke } from '../../backend';
import { t } from '../../i18n';
import { ComboPicker } from '../../ui/ComboPicker';
import type { FormFields } from '../../ui/FormDialog';
import { FormSection } from '../../ui/FormSection';
import { QuantityInput, UnitPriceInput } from '../../ui/NumberInputs';
import { TypedSelect } from '../../ui/TypedSelect';
import { BarcodeFields } from './BarcodeFields';
import { catalogKeys } from './keys';
import classes from './ProductForm.module.css';
import { findCategories } from './pickers';
import type { ProductDraft } from './productForm';
import { SupplierFields } from './SupplierFields';
import { useLoadCategories } from './useCategories';

interface ProductFieldsProps {
  form: FormFields<ProductDraft>;
  /** Movements or order lines are in its unit. */
  unitFixed: boolean;
}

/** The unit that every database starts with. */
const PIECE = '1';

/** Everything about a product that the user decides, in sections. */
export function ProductFields({ form, unitFixed }: ProductFieldsProps) {
  const units = useQuery({ queryKey: catalogKeys.units(), queryFn: () => invoke(Catalog.Units, {}) }).data?.rows ?? [];
  const loadCategories = useLoadCategories();
  const unit = units.find((each) => String(each.id) === (form.values.unitId ?? PIECE));
  const quantity = { unit: unit?.code, decimals: unit?.decimals ?? 0 };
  const unitChoice = { ...form.value('unitId'), value: unit ? String(unit.id) : null };
  return (
    <div className={classes.sections}>
      <div className={classes.fields}>
        <SimpleGrid cols={{ base: 1, xs: 3 }} spacing={12} verticalSpacing={12}>
          <TextInput
            className={classes.wide}
            label={t('catalog.name')}
            required
            data-autofocus
            {...form.text('name')}
          />
          <TextInput label={t('catalog.sku')} required {...form.text('sku')} />
          <ComboPicker
            label={t('catalog.category')}
            clearable
            {...form.value('categoryId')}
            load={async (text) => findCategories(await loadCategories(), text)}
          />
          <TypedSelect
            label={t('catalog.unit')}
            description={unitFixed ? t('catalog.unitFixed') : undefined}
            // Beneath the field, so that it stands in one line with its neighbours.
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            disabled={unitFixed}
            allowDeselect={false}
            data={units.map((each) => ({ value: String(each.id), label: `${each.code} · ${each.name}` }))}
            {...unitChoice}
          />
          <UnitPriceInput label={t('catalog.price')} {...form.value('priceMinorE4')} />
        </SimpleGrid>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing={12}>
          <TextInput label={t('catalog.pack')} placeholder={t('catalog.packExample')} {...form.text('pack')} />
          <Textarea label={t('catalog.description')} minRows={1} {...form.text('description')} />
        </SimpleGrid>
      </div>
      <FormSection title={t('catalog.barcodes')}>
        <BarcodeFields form={form} />
      </FormSection>
      <FormSection title={t('catalog.suppliers')}>
        <SupplierFields form={form} {...quantity} />
      </FormSection>
      <FormSection title={t('catalog.reordering')}>
        <SimpleGrid cols={{ base: 2, xs: 4 }} spacing={12}>
          <QuantityInput label={t('catalog.reorderPoint')} {...quantity} {...form.value('reorderPointMilli')} />
          <QuantityInput label={t('catalog.reorderUpTo')} {...quantity} {...form.value('reorderUpToMilli')} />
          <QuantityInput label={t('catalog.reorderQuantity')} {...quantity} {...form.value('reorderQuantityMilli')} />
          <QuantityInput label={t('catalog.orderMultiple')} {...quantity} {...form.value('orderMultipleMilli')} />
        </SimpleGrid>
      </FormSection>
      <FormSection title={t('catalog.more')}>
        <Textarea label={t('catalog.notes')} minRows={1} {...form.text('notes')} />
        <Checkbox
          label={t('catalog.allowNegative')}
          description={t('catalog.allowNegativeHint')}
          {...form.check('allowNegative')}
        />
      </FormSection>
    </div>
  );
}
