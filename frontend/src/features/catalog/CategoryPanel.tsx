import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useFormat } from '../../app/format';
import type { api } from '../../backend';
import { t } from '../../i18n';
import { FailedState } from '../../ui/FailedState';
import classes from './Catalog.module.css';
import { CategoryDialogs, type CategoryStep } from './CategoryDialogs';
import { useCategories } from './useCategories';

interface CategoryPanelProps {
  /** The chosen category's id as the address has it. */
  chosen: string | undefined;
  onChoose: (id: string | undefined) => void;
  /** The value that stands for products without a category. */
  uncategorised: string;
}

const INDENT = 14;
const GUTTER = 24;

/** The tree of categories beside the list: a click narrows the list, the menu of each changes the tree. */
export function CategoryPanel({ chosen, onChoose, uncategorised }: CategoryPanelProps) {
  const { data, error, refetch } = useCategories();
  const [step, setStep] = useState<CategoryStep | null>(null);
  const rows = data?.rows ?? [];
  const gone = (id: number) => {
    if (String(id) === chosen) onChoose(undefined);
  };
  return (
    <nav className={classes.panel} aria-label={t('catalog.categories')}>
      <div className={classes.panelHead}>
        {t('catalog.categories')}
        <ActionIcon
          size="sm"
          aria-label={t('catalog.newCategory')}
          title={t('catalog.newCategory')}
          onClick={() => setStep({ kind: 'create', parent: null })}
        >
          <IconPlus size={16} stroke={1.5} />
        </ActionIcon>
      </div>
      {error && <FailedState error={error} onRetry={() => void refetch()} />}
      {data && (
        <ul className={classes.tree}>
          <Special label={t('catalog.allProducts')} chosen={!chosen} onChoose={() => onChoose(undefined)} />
          {rows.map((category) => (
            <Node
              key={category.id}
              category={category}
              chosen={String(category.id) === chosen}
              onChoose={() => onChoose(String(category.id))}
              onStep={setStep}
            />
          ))}
          {rows.length > 0 && data.uncategorised > 0 && (
            <Special
              label={t('catalog.uncategorised')}
              count={data.uncategorised}
              chosen={chosen === uncategorised}
              onChoose={() => onChoose(uncategorised)}
            />
          )}
          {rows.length === 0 && <li className={classes.hint}>{t('catalog.noCategories')}</li>}
        </ul>
      )}
      <CategoryDialogs step={step} tree={rows} onClose={() => setStep(null)} onGone={gone} />
    </nav>
  );
}

interface SpecialProps {
  label: string;
  count?: number;
  chosen: boolean;
  onChoose: () => void;
}

function Special({ label, count, chosen, onChoose }: SpecialProps) {
  const format = useFormat();
  return (
    <li className={classes.node} data-chosen={chosen || undefined} style={{ paddingLeft: GUTTER }}>
      <button type="button" className={classes.pick} aria-pressed={chosen} onClick={onChoose}>
        <span className={classes.nodeName}>{label}</span>
        {count !== undefined && <span className={`${classes.nodeCount} num`}>{format.quantity(count * 1000)}</span>}
      </button>
    </li>
  );
}

interface NodeProps {
  category: api.Category;
  chosen: boolean;
  onChoose: () => void;
  onStep: (step: CategoryStep) => void;
}

function Node({ category, chosen, onChoose, onStep }: NodeProps) {
  const format = useFormat();
  const empty = category.productsBelow === 0;
  return (
    <li
      className={classes.node}
      data-chosen={chosen || undefined}
      style={{ paddingLeft: GUTTER + category.depth * INDENT }}
    >
      <button
        type="button"
        className={classes.pick}
        data-quiet={empty || undefined}
        aria-pressed={chosen}
        title={category.path}
        onClick={onChoose}
      >
        <span className={classes.nodeName}>{category.name}</span>
        <span className={`${classes.nodeCount} num`}>{format.quantity(category.productsBelow * 1000)}</span>
      </button>
      <Menu position="bottom-start">
        <Menu.Target>
          <ActionIcon
            size="sm"
            className={classes.nodeMenu}
            aria-label={t('catalog.categoryMenu', { name: category.name })}
          >
            <IconDots size={16} stroke={1.5} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onStep({ kind: 'create', parent: category })}>{t('catalog.newBelow')}</Menu.Item>
          <Menu.Item onClick={() => onStep({ kind: 'edit', category })}>{t('catalog.editCategory')}</Menu.Item>
          <Menu.Item onClick={() => onStep({ kind: 'move', category })}>{t('catalog.moveCategory')}</Menu.Item>
          <Menu.Item onClick={() => onStep({ kind: 'delete', category })}>{t('catalog.deleteCategory')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}
