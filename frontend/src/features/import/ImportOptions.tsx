import { Button, Checkbox, Group, Select, Stack } from '@mantine/core';
import { Imports, invoke } from '../../backend';
import { t } from '../../i18n';
import { Section } from '../../ui/Layout';
import { toastFault } from '../../ui/toast';
import classes from './Import.module.css';
import { type ImportChoice, useImportKinds } from './useImport';

interface ImportOptionsProps {
  choice: ImportChoice;
  onChange: (patch: Partial<ImportChoice>) => void;
  onChoose: () => void;
}

/** Which file it is, and how to read it. */
export function ImportOptions({ choice, onChange, onChoose }: ImportOptionsProps) {
  const kinds = useImportKinds().data?.kinds ?? [];
  const orders = kinds.find((each) => each.kind === choice.kind)?.orders ?? false;
  const chooseLines = () =>
    void invoke(Imports.ChooseFile, { lines: true }).then(
      ({ path }) => path && onChange({ linesPath: path }),
      toastFault,
    );
  return (
    <Section title={t('import.fileTitle')}>
      <Stack gap={12}>
        <FileLine label={t('import.file')} path={choice.path} onChoose={onChoose} />
        {orders && <FileLine label={t('import.linesFile')} path={choice.linesPath} onChoose={chooseLines} />}
        <Group gap={16} align="flex-end">
          <Select
            w={220}
            label={t('import.kind')}
            placeholder={t('import.kindUnknown')}
            allowDeselect={false}
            data={kinds.map(({ kind }) => ({ value: kind, label: t(`import.kind.${kind as 'products'}`) }))}
            value={choice.kind || null}
            onChange={(kind) => onChange({ kind: kind ?? '', linesPath: '', history: false })}
          />
          <Select
            w={220}
            label={t('import.dates')}
            allowDeselect={false}
            data={[
              { value: '', label: t('import.datesGuess') },
              { value: 'dmy', label: t('import.datesDmy') },
              { value: 'mdy', label: t('import.datesMdy') },
            ]}
            value={choice.dates}
            onChange={(dates) => onChange({ dates: dates ?? '' })}
          />
        </Group>
        {orders && (
          <Checkbox
            label={t('import.history')}
            description={t('import.historyHint')}
            checked={choice.history}
            onChange={(event) => onChange({ history: event.currentTarget.checked })}
          />
        )}
        <Checkbox
          label={t('import.skipBad')}
          description={t('import.skipBadHint')}
          checked={choice.skipBad}
          onChange={(event) => onChange({ skipBad: event.currentTarget.checked })}
        />
      </Stack>
    </Section>
  );
}

interface FileLineProps {
  label: string;
  path: string;
  onChoose: () => void;
}

function FileLine({ label, path, onChoose }: FileLineProps) {
  return (
    <div className={classes.file}>
      <span className={classes.fileLabel}>{label}</span>
      <span className={classes.path} title={path}>
        {path || <span className="quiet">{t('import.noFile')}</span>}
      </span>
      <Button variant="default" onClick={onChoose} aria-label={t('import.chooseNamed', { file: label })}>
        {t(path ? 'import.chooseOther' : 'import.choose')}
      </Button>
    </div>
  );
}
