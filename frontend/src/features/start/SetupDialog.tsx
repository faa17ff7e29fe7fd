import { type MantineColorScheme, SegmentedControl, Textarea, TextInput, useMantineColorScheme } from '@mantine/core';
import { useSettings } from '../../app/format';
import { type api, BackendFault, faultWithin, requestId, Settings, Stock, toFault, useCommand } from '../../backend';
import { t } from '../../i18n';
import { FormDialog } from '../../ui/FormDialog';
import { CurrencySelect } from '../settings/CurrencySelect';
import { useLocationChoices } from '../stock/stockForm';

interface SetupDialogProps {
  opened: boolean;
  onClose: () => void;
  onDone: () => void;
}

interface Setup {
  name: string;
  address: string;
  code: string | null;
  location: string;
  taxNumber: string;
}

const SCHEMES = ['auto', 'light', 'dark'] as const;

/** Saves what was changed; each part says its own failure under its field. */
function useSaveSetup(data: api.AllSettings | undefined) {
  const saveCompany = useCommand(Settings.SaveCompany, ['settings']);
  const saveCurrency = useCommand(Settings.SaveCurrency, ['settings']);
  const saveLocation = useCommand(Stock.UpdateLocation, ['stock']);
  const { main } = useLocationChoices();
  const save = async ({ name, address, code, location, taxNumber }: Setup, id: string) => {
    if (!data) return;
    if (code && code !== data.currency.code) await saveCurrency.mutateAsync({ requestId: requestId(), code });
    if (main && location.trim() !== main.name) {
      const renamed = { id: main.id, name: location, code: main.code, parentId: null, quarantine: main.quarantine };
      await saveLocation.mutateAsync({ requestId: requestId(), ...renamed }).catch((reason: unknown) => {
        const { code: failed, params, message } = toFault(reason);
        throw new BackendFault(failed, 'location', { ...params }, message);
      });
    }
    const company = { ...data.company, name, address, taxNumber };
    await saveCompany.mutateAsync({ requestId: id, company }).catch((reason: unknown) => {
      throw faultWithin(reason, 'company');
    });
  };
  return { main, save };
}

/** Company, currency, location, tax number and theme: what can be said at the beginning, and later in the settings. */
export function SetupDialog({ opened, onClose, onDone }: SetupDialogProps) {
  const { data } = useSettings();
  const { main, save } = useSaveSetup(data);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  if (!data || !main) return null;
  const { company, currency } = data;
  return (
    <FormDialog<Setup>
      opened={opened}
      onClose={onClose}
      title={t('start.blank')}
      submitLabel={t('start.begin')}
      initial={{
        name: company.name,
        address: company.address,
        code: currency.code,
        location: main.name,
        taxNumber: company.taxNumber,
      }}
      onSubmit={async (setup, context) => {
        await save(setup, context.requestId);
        onDone();
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
          <TextInput
            label={t('start.location')}
            description={t('start.locationHint')}
            required
            {...form.text('location')}
          />
          <TextInput label={t('settings.company.taxNumber')} {...form.text('taxNumber')} />
          <SegmentedControl
            aria-label={t('settings.theme')}
            value={colorScheme}
            onChange={(value) => setColorScheme(value as MantineColorScheme)}
            data={SCHEMES.map((value) => ({ value, label: t(`settings.theme.${value}`) }))}
          />
        </>
      )}
    </FormDialog>
  );
}
