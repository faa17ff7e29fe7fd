import { Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormat } from '../../app/format';
import { invoke, Stock } from '../../backend';
import { t } from '../../i18n';
import { ComboPicker, type PickOption } from '../../ui/ComboPicker';
import { DateInput } from '../../ui/DateInput';
import { type Fact, KeyValue } from '../../ui/Layout';
import { TypedSelect } from '../../ui/TypedSelect';
import classes from './Order.module.css';
import type { OrderDraftState } from './useOrderDraft';

interface OrderHeadProps {
  state: OrderDraftState;
  /** Everything can be changed; otherwise only the due day, the reference and the note, or nothing. */
  mode: 'all' | 'head' | 'none';
  words: { party: string; dueDay: string };
  partyPage: '/suppliers/$id' | '/customers/$id';
  loadParties: (text: string) => Promise<readonly PickOption[]>;
  location: string;
  /** More that is known, under what can be typed. */
  facts: readonly Fact[];
}

const locationsKey = ['stock', 'locations', 'orders'] as const;

/** The places that orders can use: neither archived nor, for shipping, quarantine. */
export function useOrderLocations() {
  return useQuery({ queryKey: locationsKey, queryFn: () => invoke(Stock.Locations, { archived: false }) });
}

/** Who, when and where of an order, typed in place as far as it can be changed. */
export function OrderHead({ state, mode, words, partyPage, loadParties, location, facts }: OrderHeadProps) {
  const format = useFormat();
  const { draft, errors, set } = state;
  const head = mode !== 'none';
  const fixed: Fact[] = [
    {
      label: words.party,
      value: draft.party && (
        <Link to={partyPage} params={{ id: draft.party.id }} className={classes.link}>
          {draft.party.label}
        </Link>
      ),
    },
    { label: t('orders.orderDay'), value: format.day(draft.orderDay ?? '') },
    { label: t('orders.location'), value: location },
    { label: t('orders.terms'), value: draft.terms },
  ];
  const rest: Fact[] = [
    { label: words.dueDay, value: format.day(draft.dueDay ?? '') },
    { label: t('orders.reference'), value: draft.reference },
    { label: t('ui.note'), value: draft.note },
  ];
  return (
    <div className={classes.head}>
      {mode === 'all' ? (
        <>
          <ComboPicker
            label={words.party}
            required
            error={errors.party}
            value={draft.party}
            onChange={(party) => set({ party })}
            load={loadParties}
          />
          <div className={classes.pair}>
            <DateInput
              label={t('orders.orderDay')}
              placeholder={t('orders.today')}
              error={errors.orderDay}
              value={draft.orderDay}
              onChange={(orderDay) => set({ orderDay })}
            />
            <DueDay state={state} label={words.dueDay} />
          </div>
          <LocationSelect
            value={draft.locationId}
            error={errors.locationId}
            onChange={(id) => set({ locationId: id })}
          />
        </>
      ) : (
        <>
          <KeyValue facts={mode === 'none' ? [...fixed, ...rest] : fixed} />
          {head && <DueDay state={state} label={words.dueDay} />}
        </>
      )}
      {head && (
        <>
          <TextInput
            label={t('orders.reference')}
            error={errors.reference}
            value={draft.reference}
            onChange={(event) => set({ reference: event.currentTarget.value })}
          />
          {mode === 'all' && draft.terms !== null && (
            <TextInput
              label={t('orders.terms')}
              error={errors.terms}
              value={draft.terms}
              onChange={(event) => set({ terms: event.currentTarget.value })}
            />
          )}
          <Textarea
            label={t('ui.note')}
            error={errors.note}
            value={draft.note}
            onChange={(event) => set({ note: event.currentTarget.value })}
          />
        </>
      )}
      <KeyValue facts={facts} />
    </div>
  );
}

function DueDay({ state, label }: { state: OrderDraftState; label: string }) {
  return (
    <DateInput
      label={label}
      error={state.errors.dueDay}
      value={state.draft.dueDay}
      onChange={(dueDay) => state.set({ dueDay })}
    />
  );
}

interface LocationSelectProps {
  value: number;
  onChange: (id: number) => void;
  error?: string;
  /** Goods can be shipped from there. */
  shippable?: boolean;
}

/** Chooses the location; shows nothing where there is only one. */
export function LocationSelect({ value, onChange, error, shippable }: LocationSelectProps) {
  const { data } = useOrderLocations();
  const places = (data?.rows ?? []).filter((place) => !(shippable && place.quarantine));
  if (places.length < 2) return null;
  const main = places.find((place) => place.main)?.id ?? 0;
  return (
    <TypedSelect
      label={t('orders.location')}
      error={error}
      allowDeselect={false}
      data={places.map((place) => ({ value: String(place.id), label: place.path }))}
      value={String(value || main)}
      onChange={(id) => id && onChange(Number(id))}
    />
  );
}
