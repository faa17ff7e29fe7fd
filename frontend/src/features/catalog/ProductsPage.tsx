import { Button, Group } from '@mantine/core';
import { IconListTree } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '../../app/format';
import { Page } from '../../app/Page';
import { useListState } from '../../app/useListState';
import { type api, Catalog, useList } from '../../backend';
import { t } from '../../i18n';
import { usePreference } from '../../lib/preference';
import { DataTable } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { ListToolbar } from '../../ui/ListToolbar';
import { NoneFound } from '../../ui/NoneFound';
import classes from './Catalog.module.css';
import { CategoryPanel } from './CategoryPanel';
import { catalogKeys } from './keys';
import { ProductFilters, useProductChips } from './ProductFilters';
import { ProductFormDialog } from './ProductFormDialog';
import { useProductColumns } from './productColumns';
import { productRequest, UNCATEGORISED } from './productFilters';

const PANEL = ['open', 'closed'] as const;
/** From this width on there is room for the tree beside all columns. */
const WIDE = 1440;

/** Every product, found and narrowed in SQL. */
export default function ProductsPage() {
  const list = useListState({ key: 'name', desc: false });
  const navigate = useNavigate();
  const format = useFormat();
  const columns = useProductColumns();
  const chips = useProductChips(list);
  const [panel, setPanel] = usePreference('categories', PANEL, window.innerWidth < WIDE ? 'closed' : 'open');
  const [adding, setAdding] = useState(false);
  const request = productRequest(list);
  const { first, ...data } = useList<api.ProductRow, api.ProductList, api.ProductQuery>(
    catalogKeys.products(request),
    Catalog.List,
    request,
  );
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
      count={data.total === undefined ? undefined : format.quantity(data.total * 1000)}
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
      <ListToolbar searchLabel={t('catalog.search')} text={list.text} onText={list.setText} chips={chips}>
        <ProductFilters list={list} />
      </ListToolbar>
      <div className={classes.split}>
        {panel === 'open' && (
          <CategoryPanel
            chosen={list.filters.category}
            onChoose={(id) => list.setFilter('category', id)}
            uncategorised={UNCATEGORISED}
          />
        )}
        <DataTable
          id="products"
          label={t('nav.products')}
          columns={columns}
          rowKey={(row) => row.id}
          {...data}
          sort={list.sort}
          onSort={list.setSort}
          narrowed={narrowed}
          noneFound={<NoneFound text={list.text} onClear={list.clear} />}
          empty={
            <EmptyState
              sentence={t('catalog.empty')}
              detail={t('catalog.emptyDetail')}
              action={
                <Group gap={8}>
                  <Button onClick={() => setAdding(true)}>{t('catalog.newProduct')}</Button>
                  <Button
                    variant="default"
                    onClick={() => void navigate({ to: '/settings', search: { do: 'import' } })}
                  >
                    {t('catalog.import')}
                  </Button>
                </Group>
              }
            />
          }
          onOpen={(row) => open(row.id)}
          totals={
            first && first.total > 0
              ? { onHand: format.quantity(first.onHandMilli), value: format.minor(first.valueMinor) }
              : undefined
          }
        />
      </div>
      <ProductFormDialog opened={adding || asked} onClose={close} onSaved={open} />
    </Page>
  );
}

/** An empty list that only leaves archived products out is simply empty. */
function onlyActive(filters: Readonly<Record<string, string>>, text: string): boolean {
  const narrowing = Object.keys(filters).filter((name) => name !== 'do' && name !== 'tab');
  return text === '' && narrowing.every((name) => name === 'archived' && filters[name] === 'all');
}
