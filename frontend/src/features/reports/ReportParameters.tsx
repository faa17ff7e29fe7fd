import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormat } from '../../app/format';
import type { ListState } from '../../app/useListState';
import type { api, BackendFault } from '../../backend';
import { t } from '../../i18n';
import { ComboPicker } from '../../ui/ComboPicker';
import { DateInput } from '../../ui/DateInput';
import { categoryOption, findCategories } from '../catalog/pickers';
import { useCategories, useLoadCategories } from '../catalog/useCategories';
import { LocationFilter } from '../stock/StockFilters';
import { objects } from './parameters';
import { PRESETS, type Preset, presetOf, presetPeriod } from './period';
import classes from './Reports.module.css';

export interface ParametersProps {
  report: api.ReportInfo;
  list: ListState;
  /** Sets several parameters in one step. */
  onChange: (values: Record<string, string | undefined>) => void;
  error: BackendFault | null;
  /** At the end of the row. */
  children?: ReactNode;
}

/** What narrows the report, in one row. */
export function ReportParameters(props: ParametersProps) {
  const { report, list, error } = props;
  const takes = (parameter: string) => report.parameters.includes(parameter);
  return (
    <section className={classes.parameters} aria-label={t('reports.parameters')}>
      {takes('from') && <PeriodFields {...props} />}
      {takes('as-of') && (
        <DateInput
          w={148}
          aria-label={t('reports.asOf')}
          placeholder={t('reports.now')}
          value={list.filters.asOf ?? null}
          onChange={(day) => list.setFilter('asOf', day ?? undefined)}
          error={objects(error, 'asOf')}
        />
      )}
      {takes('location') && <LocationFilter list={list} />}
      {takes('category') && <CategoryField list={list} />}
      {takes('basis') && <Choice list={list} name="basis" choices={['ordered', 'shipped']} />}
      {takes('by') && <Choice list={list} name="by" choices={['month', 'day', 'week', 'quarter', 'year']} />}
      {props.children && <span className={classes.tools}>{props.children}</span>}
    </section>
  );
}

function PeriodFields({ list, onChange, error }: ParametersProps) {
  const { today } = useFormat();
  const { from = '', to = '' } = list.filters;
  const preset = presetOf({ from, to }, today());
  const choose = (next: string | null) => {
    if (!next) return;
    const period = presetPeriod(next as Preset, today());
    onChange({ from: period.from || undefined, to: period.to || undefined });
  };
  return (
    <>
      <Select
        w={116}
        aria-label={t('reports.period')}
        placeholder={t('reports.ownPeriod')}
        allowDeselect={false}
        data={PRESETS.map((each) => ({ value: each, label: t(`reports.period.${each}`) }))}
        value={preset ?? null}
        onChange={choose}
      />
      <DateInput
        w={120}
        aria-label={t('reports.from')}
        placeholder={t('reports.from')}
        value={from || null}
        onChange={(day) => list.setFilter('from', day ?? undefined)}
        error={objects(error, 'from')}
      />
      <DateInput
        w={120}
        aria-label={t('reports.to')}
        placeholder={t('reports.to')}
        value={to || null}
        onChange={(day) => list.setFilter('to', day ?? undefined)}
        error={objects(error, 'to')}
      />
    </>
  );
}

function CategoryField({ list }: { list: ListState }) {
  const { category } = list.filters;
  const { data } = useCategories(Boolean(category));
  const loadCategories = useLoadCategories();
  const chosen = data?.rows.find((each) => String(each.id) === category);
  return (
    <ComboPicker
      w={148}
      aria-label={t('reports.category')}
      placeholder={t('reports.allCategories')}
      clearable
      value={chosen ? categoryOption(chosen) : null}
      onChange={(option) => list.setFilter('category', option?.id)}
      load={async (text) => findCategories(await loadCategories(), text)}
    />
  );
}

interface ChoiceProps {
  list: ListState;
  name: 'basis' | 'by';
  /** The first is what the backend takes without a word. */
  choices: readonly string[];
}

function Choice({ list, name, choices }: ChoiceProps) {
  return (
    <Select
      w={name === 'by' ? 108 : 136}
      aria-label={t(`reports.${name}`)}
      allowDeselect={false}
      data={choices.map((each) => ({ value: each, label: t(`reports.${name}.${each}` as 'reports.by.day') }))}
      value={list.filters[name] ?? choices[0] ?? null}
      onChange={(next) => list.setFilter(name, next === choices[0] ? undefined : (next ?? undefined))}
    />
  );
}
