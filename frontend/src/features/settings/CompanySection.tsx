import { Button, Group, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type api, faultMessage, faultWithin, invoke, requestId, Settings, useCommand } from '../../backend';
import { t } from '../../i18n';
import { Section } from '../../ui/Layout';
import { toast, toastFault } from '../../ui/toast';
import classes from './Settings.module.css';

type Words = 'name' | 'address' | 'taxNumber';

/** Saves the company, with the way back in the toast. */
function useSaveCompany(saved: api.Company) {
  const command = useCommand(Settings.SaveCompany, ['settings']);
  const send = (company: api.Company) => command.mutateAsync({ requestId: requestId(), company });
  return async (patch: Partial<api.Company>) => {
    await send({ ...saved, ...patch });
    toast({ message: t('settings.saved'), undo: () => send(saved) });
  };
}

/** Who we are, as every document carries it. Each field is saved when one leaves it. */
export function CompanySection({ company }: { company: api.Company }) {
  const save = useSaveCompany(company);
  return (
    <Section title={t('settings.company')} sentence={t('settings.companySentence')}>
      <div className={classes.fields}>
        <CompanyField member="name" company={company} onSave={save} />
        <CompanyField member="address" company={company} onSave={save} />
        <CompanyField member="taxNumber" company={company} onSave={save} />
        <LogoField logo={company.logo} onSave={(logo) => save({ logo })} />
      </div>
    </Section>
  );
}

interface CompanyFieldProps {
  member: Words;
  company: api.Company;
  onSave: (patch: Partial<api.Company>) => Promise<void>;
}

function CompanyField({ member, company, onSave }: CompanyFieldProps) {
  const saved = company[member];
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState('');
  const leave = () => {
    if (typed === null || typed.trim() === saved) {
      setTyped(null);
      return;
    }
    onSave({ [member]: typed }).then(
      () => setTyped(null),
      (reason: unknown) => {
        const fault = faultWithin(reason, 'company');
        if (fault.field === member) setError(faultMessage(fault));
        else toastFault(fault);
      },
    );
  };
  const props = {
    label: t(`settings.company.${member}`),
    value: typed ?? saved,
    error,
    onBlur: leave,
    onChange: (event: { currentTarget: { value: string } }) => {
      setTyped(event.currentTarget.value);
      setError('');
    },
  };
  // Of one height: to fit it to its text the page would be laid out once more before it is seen.
  if (member === 'address') return <Textarea autosize={false} rows={4} {...props} />;
  return (
    <TextInput
      {...props}
      onKeyDown={(event) => {
        if (event.key === 'Enter') leave();
      }}
    />
  );
}

interface LogoFieldProps {
  logo: api.Logo;
  onSave: (logo: api.Logo) => Promise<void>;
}

function LogoField({ logo, onSave }: LogoFieldProps) {
  const choose = async () => {
    const chosen = await invoke(Settings.ChooseLogo, {});
    if (chosen.data) await onSave(chosen);
  };
  return (
    <div>
      <div className={classes.label}>{t('settings.logo')}</div>
      <div className={classes.logo}>
        <div className={classes.picture} data-given={logo.data ? true : undefined}>
          {logo.data ? (
            <img src={`data:${logo.type};base64,${logo.data}`} alt={t('settings.logo')} />
          ) : (
            t('settings.noLogo')
          )}
        </div>
        <Group gap={8}>
          <Button variant="default" onClick={() => void choose().catch(toastFault)}>
            {t('settings.chooseLogo')}
          </Button>
          {logo.data && (
            <Button variant="default" onClick={() => void onSave({ type: '', data: '' }).catch(toastFault)}>
              {t('settings.removeLogo')}
            </Button>
          )}
        </Group>
      </div>
    </div>
  );
}
