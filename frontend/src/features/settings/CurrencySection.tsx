import { useFormat } from '../../app/format';
import { type api, requestId, Settings, useCommand } from '../../backend';
import { t } from '../../i18n';
import { Section } from '../../ui/Layout';
import { toast, toastFault } from '../../ui/toast';
import { CurrencySelect, currencyName } from './CurrencySelect';
import classes from './Settings.module.css';

/** The one currency of the books; it stays once there are amounts. */
export function CurrencySection({ currency }: { currency: api.CurrencyChoice }) {
  const { locale } = useFormat();
  const command = useCommand(Settings.SaveCurrency, ['settings']);
  const send = (code: string) => command.mutateAsync({ requestId: requestId(), code });
  const choose = (code: string | null) => {
    if (!code || code === currency.code) return;
    const before = currency.code;
    send(code).then(() => toast({ message: t('settings.saved'), undo: () => send(before) }), toastFault);
  };
  return (
    <Section
      title={t('settings.currency')}
      sentence={t(currency.changeable ? 'settings.currencySentence' : 'settings.currencyFixed')}
    >
      {currency.changeable ? (
        <CurrencySelect w={320} aria-label={t('settings.currency')} value={currency.code} onChange={choose} />
      ) : (
        <p className={classes.text}>{currencyName(currency.code, locale)}</p>
      )}
    </Section>
  );
}
