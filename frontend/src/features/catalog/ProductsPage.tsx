import { Button, Group } from '@mantine/core';
import { IconListTree } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useFormat } from '../../app/format';
import { Page } from '../../app/Page';
import { useListState } from '../../app/useListState';
import { type api, Catalog, useList } from '../../backend';
import { t } from '../../i18n';
import { usePreference } from '../../lib/preference';
import { ArchivedSelect } from '../../ui/ArchivedSelect';
import { EmptyState } from '../../ui/EmptyState';
import { ListView } from '../../ui/ListView';
import { spareColumns, useColumnRoom } from '../../ui/spareColumns';
import { useListCount } from '../../ui/useListCount';
import classes from './Catalog.module.css';
import { CategoryPanel } from './CategoryPanel';
import { catalogKeys } from './keys';
import { ProductBulk } from './ProductBulk';
import { ProductFormDialog } from './ProductFormDialog';
import { useProductColumns } from './productColumns';
import { productFields, productRequest, UNCATEGORISED } from './productFilters';
import { useLoadCategories } from './useCategories';

const WORDS = { archived: t('catalog.status.archived'), barcode: t('catalog.barcodes') };
const PANEL = ['open', 'closed'] as const;
/** What is missed least beside the tree, which says the category. */
const SPARED = ['category', 'supplier', 'onOrder'];
/** What the tree and the checkboxes take, in pixels: see Catalog.module.css and DataTable.module.css. */
const TREE = 232;
const CHECKS = 32;
/** From this width on there is room for the tree beside all columns. */
const WIDE = 1440;

/** Every product, found and narrowed in SQL. */
export default function ProductsPage() {
  const list = useListState({ key: 'name', desc: false });
  const navigate = useNavigate();
  const format = useFormat();
  const loadCategories = useLoadCategories();
  const fields = useMemo(() => productFields(loadCategories), [loadCategories]);
  const [panel, setPanel] = usePreference('categories', PANEL, window.innerWidth < WIDE ? 'closed' : 'open');
  const [adding, setAdding] = useState(false);
  const request = productRequest(list, fields);
  const { first, ...data } = useList<api.ProductRow, api.ProductList, api.ProductQuery>(
    catalogKeys.products(request),
    Catalog.List,
    request,
    { sumsLater: true },
  );
  const all = useProductColumns(data.rows);
  const room = useColumnRoom() - CHECKS - TREE;
  const columns = useMemo(() => (panel === 'open' ? spareColumns(SPARED, all, room) : all), [all, room, panel]);
  // A sum of pieces and kilograms is no number of anything.
  const oneUnit = new Set(data.rows.map((row) => row.unit)).size <= 1;
  const open = (id: number) => void navigate({ to: '/products/$id', params: { id: String(id) } });
  const asked = list.filters.do === 'new';
  const close = () => {
    setAdding(false);
    if (asked) list.setFilter('do', undefined);
  };
  const narrowed = list.narrowed && !onlyActive(list.filters, list.text);
  return (
    <Page
      title={t('nav.products')}
      count={useListCount(data)}
      layout="fill"
      primary={{ label: t('catalog.newProduct'), onClick: () => setAdding(true) }}
      actions={
        <Button
          variant="default"
          aria-pressed={panel === 'open'}
          leftSection={<IconListTree size={16} stroke={1.5} />}
          onClick={() => setPanel(panel === 'open' ? 'closed' : 'open')}
        >
          {t('catalog.categories')}
        </Button>
      }
    >
      <ListView<api.ProductRow>
        id="products"
        label={t('nav.products')}
        list={list}
        columns={columns}
        rowKey={(row) => row.id}
        searchLabel={t('catalog.search')}
        filters={fields}
        source={{ products: { ...request, cursor: '', limit: 0 } }}
        {...data}
        narrowed={narrowed}
        walk="/products"
        words={WORDS}
        onOpen={(row) => open(row.id)}
        toolbar={
          <ArchivedSelect filters={list.filters} setFilter={list.setFilter} label={t('catalog.archivedFilter')} />
        }
        bulk={(selection) => (
          <ProductBulk selection={selection} request={request} total={data.total} loadCategories={loadCategories} />
        )}
        totals={
          first && first.total > 0
            ? {
                name: t('lists.shown', { count: first.total }),
                onHand: oneUnit ? format.quantity(first.onHandMilli) : undefined,
                value: format.minor(first.valueMinor),
              }
            : undefined
        }
        asideClass={classes.split}
        aside={
          panel === 'open' ? (
            <CategoryPanel
              chosen={list.filters.category}
              onChoose={(id) => list.setFilter('category', id)}
              uncategorised={UNCATEGORISED}
            />
          ) : null
        }
        empty={
          <EmptyState
            sentence={t('catalog.empty')}
            detail={t('catalog.emptyDetail')}
            action={
              <Group gap={8}>
                <Button onClick={() => setAdding(true)}>{t('catalog.newProduct')}</Button>
                <Button variant="default" onClick={() => void navigate({ to: '/settings', search: { do: 'import' } })}>
                  {t('catalog.import')}
                </Button>
              </Group>
            }
          />
        }
      />
      <ProductFormDialog opened={adding || asked} onClose={close} onSaved={open} />
    </Page>
  );
}

/** An empty list that only leaves archived products out is simply empty. */
function onlyActive(filters: Readonly<Record<string, string>>, text: string): boolean {
  const narrowing = Object.keys(filters).filter((name) => name !== 'do' && name !== 'tab');
  return text === '' && narrowing.every((name) => name === 'archived' && filters[name] === 'all');
}
