import { Link } from '@tanstack/react-router';
import { Fragment, memo } from 'react';
import { type Format, useFormat } from '../../app/format';
import type { api } from '../../backend';
import { t } from '../../i18n';
import { lineNet } from '../../lib/money';
import { QuantityInput } from '../../ui/NumberInputs';
import { Tick } from '../../ui/Tick';
import classes from './Reorder.module.css';
import { asProposed, type Choice, type Choices, choiceOf, type Placed, tick, whyOf } from './reorder';

interface GroupProps {
  placed: Placed;
  choices: Choices;
  onChoose: (changed: Choices) => void;
  /** Takes an element to learn how high it is. */
  measure: (element: Element | null) => void;
}

/** The proposals for one supplier, or those of products that have none, as far as they are drawn. */
export function ReorderGroup({ placed, choices, onChoose, measure }: GroupProps) {
  const { group, before, head, rows } = placed;
  const title = titleOf(group);
  return (
    <section className={classes.group} aria-label={title} style={{ paddingTop: before }}>
      {head >= 0 && <GroupHead group={group} choices={choices} onChoose={onChoose} at={head} measure={measure} />}
      <table className={classes.table} aria-label={title} aria-rowcount={group.rows.length + 1}>
        <ReorderWidths />
        <thead className={classes.unseen}>
          <ReorderTitles />
        </thead>
        <tbody>
          {rows.map(({ row, at, place, before }) => (
            <Fragment key={row.productId}>
              {before > 0 && <tr aria-hidden style={{ height: before }} />}
              <ProposalRow
                row={row}
                at={at}
                place={place}
                measure={measure}
                supplierId={group.supplierId}
                changed={choices[row.productId]}
                onChoose={onChoose}
              />
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function titleOf(group: api.ReorderGroup): string {
  return group.supplierId > 0 ? group.supplier : t('purchasing.noSupplier');
}

interface HeadProps extends Omit<GroupProps, 'placed'> {
  group: api.ReorderGroup;
  at: number;
}

/** The supplier, how much of the proposals is taken, and what that comes to. */
function GroupHead({ group, choices, onChoose, at, measure }: HeadProps) {
  const format = useFormat();
  const orderable = group.supplierId > 0;
  const all = group.rows.map((row) => choiceOf(row, group.supplierId, choices));
  const taken = all.filter((choice) => choice.taken).length;
  const net = group.rows.reduce((sum, row, i) => sum + (all[i]?.taken ? netOf(row, all[i].quantityMilli) : 0), 0);
  const takeAll = (on: boolean) =>
    onChoose(
      Object.fromEntries(
        group.rows.map((row) => [row.productId, tick(row, choiceOf(row, group.supplierId, choices), on)]),
      ),
    );
  return (
    <div ref={measure} data-index={at} className={classes.groupHead}>
      <Tick
        aria-label={t('purchasing.takeAll')}
        disabled={!orderable}
        checked={orderable && taken === group.rows.length}
        some={taken > 0 && taken < group.rows.length}
        onChange={(event) => takeAll(event.currentTarget.checked)}
      />
      <h2 title={titleOf(group)}>{titleOf(group)}</h2>
      <span className={classes.sub}>
        {orderable ? t('purchasing.chosenOf', { taken, count: group.rows.length }) : t('purchasing.noSupplierDetail')}
      </span>
      {orderable && net > 0 && <strong className={`${classes.sum} num`}>{format.amount(net)}</strong>}
    </div>
  );
}

/** The columns stand beneath each other from group to group. */
export function ReorderWidths() {
  return (
    <colgroup>
      <col className={classes.check} />
      <col />
      <col className={classes.why} />
      <col className={classes.quantity} />
      <col className={classes.amount} />
      <col className={classes.amount} />
    </colgroup>
  );
}

/** The titles of the columns, which all groups share. */
export function ReorderTitles() {
  return (
    <tr aria-rowindex={1}>
      <td className={classes.check} />
      <th scope="col">{t('orders.product')}</th>
      <th scope="col">{t('purchasing.why')}</th>
      <th scope="col" className={classes.right}>
        {t('purchasing.toOrder')}
      </th>
      <th scope="col" className={classes.right}>
        {t('purchasing.unitCost')}
      </th>
      <th scope="col" className={classes.right}>
        {t('orders.net')}
      </th>
    </tr>
  );
}

function netOf(row: api.ReorderRow, quantityMilli: number | null): number {
  return lineNet(row.unitCostMinorE4 ?? 0, quantityMilli ?? 0);
}

interface ProposalProps {
  row: api.ReorderRow;
  at: number;
  place: number;
  measure: (element: Element | null) => void;
  supplierId: number;
  /** What the user chose, where it is not as proposed. */
  changed: Choice | undefined;
  onChoose: (changed: Choices) => void;
}

/** Drawn anew only where it changes: its fields take long. */
const ProposalRow = memo(function ProposalRow(props: ProposalProps) {
  const { row, at, place, measure, supplierId, changed } = props;
  const format = useFormat();
  const choice = changed ?? asProposed(row, supplierId);
  const orderable = supplierId > 0;
  const onChoose = (chosen: Choice) => props.onChoose({ [row.productId]: chosen });
  const cost = row.unitCostMinorE4 ?? null;
  return (
    <tr ref={measure} data-index={at} aria-rowindex={place} data-off={!choice.taken || undefined}>
      <td className={classes.check}>
        <Tick
          aria-label={t('purchasing.take', { product: row.name })}
          disabled={!orderable}
          checked={choice.taken}
          onChange={(event) => onChoose(tick(row, choice, event.currentTarget.checked))}
        />
      </td>
      <td>
        <Link to="/products/$id" params={{ id: String(row.productId) }} className={classes.name}>
          {row.name}
        </Link>
        <div className={classes.sub}>{[row.sku, row.supplierCode].filter(Boolean).join(' · ')}</div>
      </td>
      <td>
        <div>{standing(row, format)}</div>
        <div className={classes.sub}>{formula(row, format)}</div>
      </td>
      <td>
        <QuantityInput
          aria-label={t('purchasing.quantityOf', { product: row.name })}
          unit={row.unit}
          decimals={row.unitDecimals}
          disabled={!orderable}
          value={choice.quantityMilli}
          onChange={(quantityMilli) => onChoose({ taken: quantityMilli !== null && quantityMilli > 0, quantityMilli })}
        />
      </td>
      <td className={`${classes.right} num`}>{cost === null ? t('purchasing.noCost') : format.unitPrice(cost)}</td>
      <td className={`${classes.right} num`}>{cost === null ? '' : format.minor(netOf(row, choice.quantityMilli))}</td>
    </tr>
  );
});

/** 8 available + 24 on order = 32 ≤ 40. */
function standing(row: api.ReorderRow, format: Format): string {
  const of = (milli: number) => format.quantity(milli, undefined, row.unitDecimals);
  const parts = [t('purchasing.whyAvailable', { quantity: of(row.availableMilli) })];
  if (row.onOrderMilli > 0) parts.push(t('purchasing.whyOnOrder', { quantity: of(row.onOrderMilli) }));
  if (row.draftedMilli > 0) parts.push(t('purchasing.whyDrafted', { quantity: of(row.draftedMilli) }));
  const sum = parts.length > 1 ? ` = ${of(row.projectedMilli + row.draftedMilli)}` : '';
  const point = t('purchasing.whyPoint', { quantity: of(row.reorderPointMilli) });
  return `${parts.join(' + ')}${sum} ≤ ${point}`;
}

/** How the quantity came about: up to 40 − 8 = 32, at least 50, in packs of 12. */
function formula(row: api.ReorderRow, format: Format): string {
  const of = (milli: number) => format.quantity(milli, undefined, row.unitDecimals);
  const projected = row.projectedMilli + row.draftedMilli;
  const words = {
    upTo: () =>
      t('purchasing.ruleUpTo', {
        target: of(row.reorderUpToMilli),
        projected: of(projected),
        need: of(row.reorderUpToMilli - projected),
      }),
    quantity: () => t('purchasing.ruleQuantity', { quantity: of(row.reorderQuantityMilli) }),
    point: () => t('purchasing.rulePoint'),
    minimum: () => t('purchasing.ruleMinimum', { quantity: of(row.minimumOrderMilli) }),
    multiple: () => t('purchasing.ruleMultiple', { quantity: of(row.orderMultipleMilli) }),
  };
  return whyOf(row)
    .map((rule) => words[rule]())
    .join(' · ');
}
