import { Button } from '@mantine/core';
import { t } from '../../i18n';
import { FailedState } from '../../ui/FailedState';
import { Section } from '../../ui/Layout';
import classes from './Import.module.css';
import { useImportKinds } from './useImport';

/** The beginning: what can be imported, in the order that works best. */
export function ChooseFile({ onChoose }: { onChoose: () => void }) {
  const { data, error, refetch } = useImportKinds();
  const kinds = data?.kinds ?? [];
  return (
    <>
      <Section title={t('import.chooseTitle')} sentence={t('import.chooseSentence')}>
        <Button onClick={onChoose} data-autofocus>
          {t('import.choose')}
        </Button>
      </Section>
      <Section title={t('import.kindsTitle')} sentence={t('import.kindsSentence')}>
        {error && <FailedState error={error} onRetry={() => void refetch()} />}
        <ol className={classes.kinds}>
          {kinds.map(({ kind }) => (
            <li key={kind}>
              <strong>{t(`import.kind.${kind as 'products'}`)}</strong>
              <span className="quiet">{t(`import.about.${kind as 'products'}`)}</span>
            </li>
          ))}
        </ol>
      </Section>
    </>
  );
}
