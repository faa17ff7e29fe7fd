import { Button } from '@mantine/core';
import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { faultMessage } from '../backend';
import { t } from '../i18n';
import { EmptyState } from '../ui/EmptyState';
import { Page } from './Page';

/** Stands where a page broke: what is known, and another try. The rest of the window goes on. */
export function PageFailed({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const queries = useQueryErrorResetBoundary();
  const again = () => {
    queries.reset();
    reset();
    void router.invalidate();
  };
  return (
    <Page title={t('app.name')}>
      <div role="alert">
        <EmptyState
          drawing="failed"
          sentence={t('page.failed')}
          detail={faultMessage(error)}
          action={<Button onClick={again}>{t('page.tryAgain')}</Button>}
        />
      </div>
    </Page>
  );
}

export function NotFound() {
  const router = useRouter();
  return (
    <Page title={t('app.name')}>
      <EmptyState
        sentence={t('shell.notFound')}
        action={<Button onClick={() => void router.navigate({ to: '/' })}>{t('shell.toToday')}</Button>}
      />
    </Page>
  );
}
