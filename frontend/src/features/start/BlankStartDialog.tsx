import { Textarea, TextInput } from '@mantine/core';
import { useSettings } from '../../app/format';
import { faultWithin, requestId, Settings, useCommand } from '../../backend';
import { t } from '../../i18n';
import { FormDialog } from '../../ui/FormDialog';
import { CurrencySelect } from '../settings/CurrencySelect';

interface BlankStartDialogProps {
  opened: boolean;
  onClose: () => void;
  onStarted: () => void;
}

/** Who we are and in which currency: all that empty books need. */
export function BlankStartDialog({ opened, onClose, onStarted }: BlankStartDialogProps) {
  const { data } = useSettings();
  const saveCompany = useCommand(Settings.SaveCompany, ['settings']);
  const saveCurrency = useCommand(Settings.SaveCurrency, ['settings']);
  if (!data) return null;
  const { company, currency } = data;
  return (
    <FormDialog<{ name: string; address: string; code: string | null }>
      opened={opened}
      onClose={onClose}
      title={t('start.blank')}
      submitLabel={t('start.begin')}
      initial={{ name: company.name, address: company.address, code: currency.code }}
      onSubmit={async ({ name, address, code }, context) => {
        if (code && code !== currency.code) await saveCurrency.mutateAsync({ requestId: requestId(), code });
        await saveCompany
          .mutateAsync({ requestId: context.requestId, company: { ...company, name, address } })
          .catch((reason: unknown) => {
            throw faultWithin(reason, 'company');
          });
        onStarted();
      }}
    >
      {(form) => (
        <>
          <TextInput label={t('start.companyName')} required data-autofocus {...form.text('name')} />
          <Textarea label={t('start.companyAddress')} {...form.text('address')} />
          <CurrencySelect
            label={t('settings.currency')}
            description={t('start.currencyHint')}
            disabled={!currency.changeable}
            {...form.value('code')}
          />
        </>
      )}
    </FormDialog>
  );
}
