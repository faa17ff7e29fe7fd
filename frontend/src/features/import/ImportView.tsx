import { Alert } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { Page } from '../../app/Page';
import { faultMessage, Imports, invoke } from '../../backend';
import { t } from '../../i18n';
import { FailedState } from '../../ui/FailedState';
import { Skeletons } from '../../ui/Skeletons';
import { toastFault } from '../../ui/toast';
import { ChooseFile } from './ChooseFile';
import classes from './Import.module.css';
import { ImportDone } from './ImportDone';
import { ImportOptions } from './ImportOptions';
import { ImportRunning } from './ImportRunning';
import { ImportTest } from './ImportTest';
import { type ImportChoice, NO_CHOICE, useImportRun, useImportTest } from './useImport';

interface ImportViewProps {
  /** A file that was dropped on the window; '' is none. */
  dropped?: string;
}

/** Takes in a file: what it is, what it would do, and then all of it or nothing. */
export function ImportView({ dropped = '' }: ImportViewProps) {
  const [choice, setChoice] = useState<ImportChoice>(NO_CHOICE);
  const { run, start, cancel, reset } = useImportRun();
  const test = useImportTest(choice);
  const ready = run.state === 'idle' && test.data?.done === true && !test.isPlaceholderData;
  const change = (patch: Partial<ImportChoice>) => {
    setChoice((before) => ({ ...before, ...patch }));
    if (run.state === 'failed') reset();
  };
  const latest = useRef(change);
  latest.current = change;
  useEffect(() => {
    if (dropped) void recognise(dropped, NO_CHOICE).then((patch) => latest.current(patch), toastFault);
  }, [dropped]);
  const choose = () => void chooseFile(choice).then((patch) => patch && change(patch), toastFault);
  const again = () => {
    setChoice(NO_CHOICE);
    reset();
  };
  const chosen = choice.path !== '' || choice.linesPath !== '';
  const open = run.state !== 'running' && run.state !== 'done';
  return (
    <Page
      title={t('import.title')}
      breadcrumb={[{ label: t('nav.settings'), to: '/settings' }]}
      primary={
        chosen && open
          ? { label: t('import.run'), keys: 'i', onClick: () => void start(choice), disabled: !ready }
          : undefined
      }
    >
      <div className={classes.page}>
        {!chosen && <ChooseFile onChoose={choose} />}
        {chosen && open && (
          <>
            <ImportOptions choice={choice} onChange={change} onChoose={choose} />
            {run.state === 'failed' && (
              <Alert color="bad" variant="light" role="alert">
                {faultMessage(run.fault)}
              </Alert>
            )}
            {test.error && <FailedState error={test.error} onRetry={() => void test.refetch()} />}
            {test.data ? (
              <ImportTest result={test.data} stale={test.isPlaceholderData} skipBad={choice.skipBad} />
            ) : (
              test.isFetching && <Skeletons />
            )}
            {choice.path === '' && <p className="quiet">{t('import.needsOrders')}</p>}
          </>
        )}
        {run.state === 'running' && <ImportRunning progress={run.progress} onCancel={cancel} />}
        {run.state === 'done' && <ImportDone result={run.result} onAgain={again} />}
      </div>
    </Page>
  );
}

/** Asks for the file, and what it seems to be; null when cancelled. */
async function chooseFile(choice: ImportChoice): Promise<Partial<ImportChoice> | null> {
  const { path } = await invoke(Imports.ChooseFile, { lines: false });
  return path ? recognise(path, choice) : null;
}

/** What a file seems to be. */
async function recognise(path: string, choice: ImportChoice): Promise<Partial<ImportChoice>> {
  const guess = await invoke(Imports.Recognise, { path });
  if (guess.lines) return { kind: guess.kind, linesPath: path, path: '' };
  const sameKind = guess.kind === choice.kind;
  return { kind: guess.kind, path, linesPath: sameKind ? choice.linesPath : '' };
}
