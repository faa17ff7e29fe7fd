import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { t } from '../../i18n';
import type { FormFields } from '../../ui/FormDialog';
import classes from './Party.module.css';
import { blankContact, type ContactDraft, type PartyDraft } from './partyForm';

const MEMBERS = ['name', 'role', 'email', 'phone'] as const;

/** The people at a supplier or a customer; the first is the main one. */
export function ContactFields({ form }: { form: FormFields<PartyDraft> }) {
  const { contacts } = form.values;
  const set = (next: readonly ContactDraft[]) => form.set('contacts', next);
  return (
    <div className={classes.contactRows}>
      {contacts.map((contact, at) => (
        <div key={contact.key} className={classes.contactRow}>
          {MEMBERS.map((member) => (
            <TextInput
              key={member}
              aria-label={t('parties.contactField', { field: t(`parties.contact.${member}`), at: at + 1 })}
              placeholder={t(`parties.contact.${member}`)}
              autoFocus={member === 'name' && contact.name === ''}
              {...form.field(`contacts.${at}.${member}`)}
              value={contact[member]}
              onChange={(event) => {
                const { value } = event.currentTarget;
                set(contacts.map((each) => (each.key === contact.key ? { ...each, [member]: value } : each)));
              }}
            />
          ))}
          <ActionIcon
            className={classes.remove}
            aria-label={t('parties.removeContact', { at: at + 1 })}
            onClick={() => set(contacts.filter((each) => each.key !== contact.key))}
          >
            <IconX size={16} stroke={1.5} />
          </ActionIcon>
        </div>
      ))}
      <Button
        className={classes.add}
        variant="default"
        leftSection={<IconPlus size={16} stroke={1.5} />}
        onClick={() => set([...contacts, blankContact()])}
      >
        {t('parties.addContact')}
      </Button>
    </div>
  );
}
