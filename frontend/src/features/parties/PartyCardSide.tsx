import { Button } from '@mantine/core';
import type { api } from '../../backend';
import { t } from '../../i18n';
import { KeyValue, Section } from '../../ui/Layout';
import classes from './Party.module.css';
import type { Party } from './useParty';

/** The lines of an address as they stand on a letter. */
export function addressLines(card: api.PartyCard): string {
  const town = [card.postalCode, card.city].filter(Boolean).join(' ');
  return [card.address, [town, card.region].filter(Boolean).join(', '), card.country].filter(Boolean).join('\n');
}

/** Card, contacts, terms and notes in the side column. */
export function PartyCardSide({ party, onEdit }: { party: Party; onEdit: () => void }) {
  const { card, leadTimeDays } = party;
  const address = addressLines(card);
  return (
    <>
      <Section title={t('parties.card')}>
        <KeyValue
          facts={[
            { label: t('parties.code'), value: card.code },
            { label: t('parties.address'), value: address && <span className={classes.text}>{address}</span> },
            { label: t('parties.phone'), value: card.phone },
            { label: t('parties.email'), value: card.email },
            { label: t('parties.website'), value: card.website },
            { label: t('parties.taxNumber'), value: card.taxNumber },
            {
              label: t('parties.leadTime'),
              value: leadTimeDays === null ? '' : t('parties.leadTimeDays', { count: leadTimeDays }),
            },
          ]}
        />
      </Section>
      {card.contacts.length > 0 && (
        <Section title={t('parties.contacts')}>
          {card.contacts.map((contact, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: contacts have no id, and are replaced as a whole
            <div key={at} className={classes.person}>
              <div className={classes.personName}>{contact.name}</div>
              <div className="quiet">{[contact.role, contact.phone, contact.email].filter(Boolean).join(' · ')}</div>
            </div>
          ))}
        </Section>
      )}
      {card.terms && (
        <Section title={t('parties.terms')}>
          <p className={classes.text}>{card.terms}</p>
        </Section>
      )}
      <Section title={t('parties.notes')}>
        {card.notes ? (
          <p className={classes.text}>{card.notes}</p>
        ) : (
          <Button variant="default" onClick={onEdit}>
            {t('parties.addNote')}
          </Button>
        )}
      </Section>
    </>
  );
}
