import { useNavigate } from '@tanstack/react-router';
import { useFormat } from '../../app/format';
import { t } from '../../i18n';
import { Figures } from '../../ui/Figures';
import { BOUGHT_STATES, SOLD_STATES } from '../orders/counted';
import type { PartyKind } from './keys';
import classes from './Party.module.css';
import type { Party } from './useParty';
import { ordersOf } from './words';

/** The sums over the orders, each a door to them. */
export function PartyFigures({ kind, party }: { kind: PartyKind; party: Party }) {
  const format = useFormat();
  const navigate = useNavigate();
  const { figures } = party;
  const counted = { state: kind === 'supplier' ? BOUGHT_STATES : SOLD_STATES };
  const count = (n: number) => format.quantity(n * 1000);
  const open = (filter: Record<string, string>) => () =>
    void navigate({ to: ordersOf(kind), search: { [kind]: String(party.id), ...filter } });
  return (
    <div className={classes.figures}>
      <Figures
        figures={[
          { label: t('parties.openOrders'), value: count(figures.openOrders), onClick: open({ open: 'yes' }) },
          { label: t('parties.openNet'), value: format.amount(figures.openNetMinor), onClick: open({ open: 'yes' }) },
          {
            label: t('parties.late'),
            value: count(figures.lateOrders),
            tone: figures.lateOrders > 0 ? 'bad' : undefined,
            onClick: open({ late: 'yes' }),
          },
          { label: t('parties.allOrders'), value: count(figures.orders), onClick: open(counted) },
          { label: t('parties.allNet'), value: format.amount(figures.netMinor), onClick: open(counted) },
          { label: t('parties.lastOrder'), value: format.day(figures.lastOrderDay) || t('parties.never') },
        ]}
      />
    </div>
  );
}
