import { SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { t } from '../../i18n';
import { FormDialog, type FormFields } from '../../ui/FormDialog';
import { FormSection } from '../../ui/FormSection';
import { WholeInput } from '../../ui/NumberInputs';
import { toast } from '../../ui/toast';
import { ContactFields } from './ContactFields';
import type { PartyKind } from './keys';
import classes from './Party.module.css';
import { type PartyDraft, partyDraft, partyInput } from './partyForm';
import { type Party, useSaveParty } from './useParty';
import { words } from './words';

interface PartyFormDialogProps {
  kind: PartyKind;
  opened: boolean;
  onClose: () => void;
  /** The one to change; without it a new one is made. */
  party?: Party;
  /** Called with the id of one that was added, unless the next one follows. */
  onSaved?: (id: number) => void;
}

const WIDTH = 720;

/** Adds a supplier or customer, or changes one. */
export function PartyFormDialog({ kind, opened, onClose, party, onSaved }: PartyFormDialogProps) {
  const save = useSaveParty(kind);
  const submit = async (draft: PartyDraft, context: { requestId: string; next: boolean }) => {
    const { id } = await save({ requestId: context.requestId, id: party?.id, ...partyInput(draft) });
    const message = t(party ? 'parties.changed' : 'parties.added', { name: draft.name });
    toast({ message, given: context.requestId });
    if (party) return;
    if (!context.next) onSaved?.(id);
  };
  return (
    <FormDialog<PartyDraft>
      opened={opened}
      onClose={onClose}
      title={party ? words(kind).edit : words(kind).create}
      size={WIDTH}
      allowNext={!party}
      initial={partyDraft(party)}
      onSubmit={submit}
    >
      {(form) => <PartyFields form={form} kind={kind} />}
    </FormDialog>
  );
}

const THREE = { base: 1, xs: 3 };

function PartyFields({ form, kind }: { form: FormFields<PartyDraft>; kind: PartyKind }) {
  return (
    <>
      <SimpleGrid cols={THREE} spacing={12} verticalSpacing={12}>
        <TextInput className={classes.wide} label={t('parties.name')} required data-autofocus {...form.text('name')} />
        <TextInput label={t('parties.code')} placeholder={t('parties.codeNext')} {...form.text('code')} />
        <TextInput label={t('parties.phone')} type="tel" {...form.text('phone')} />
        <TextInput label={t('parties.email')} type="text" inputMode="email" {...form.text('email')} />
        <TextInput label={t('parties.website')} type="text" inputMode="url" {...form.text('website')} />
      </SimpleGrid>
      <FormSection title={t('parties.address')}>
        <SimpleGrid cols={THREE} spacing={12} verticalSpacing={12}>
          <Textarea className={classes.all} label={t('parties.street')} minRows={1} {...form.text('address')} />
          <TextInput label={t('parties.postalCode')} {...form.text('postalCode')} />
          <TextInput label={t('parties.city')} {...form.text('city')} />
          <TextInput label={t('parties.region')} {...form.text('region')} />
          <TextInput label={t('parties.country')} {...form.text('country')} />
          <TextInput label={t('parties.taxNumber')} {...form.text('taxNumber')} />
        </SimpleGrid>
      </FormSection>
      <FormSection title={t('parties.contacts')}>
        <ContactFields form={form} />
      </FormSection>
      <FormSection title={t('parties.termsAndNotes')}>
        <SimpleGrid cols={THREE} spacing={12} verticalSpacing={12}>
          <Textarea
            className={kind === 'supplier' ? classes.wide : classes.all}
            label={t('parties.terms')}
            description={t('parties.termsHint')}
            minRows={1}
            {...form.text('terms')}
          />
          {kind === 'supplier' && (
            <WholeInput
              label={t('parties.leadTime')}
              description={t('parties.leadTimeHint')}
              unit={t('parties.days')}
              {...form.value('leadTimeDays')}
            />
          )}
          <Textarea className={classes.all} label={t('parties.notes')} minRows={1} {...form.text('notes')} />
        </SimpleGrid>
      </FormSection>
    </>
  );
}
