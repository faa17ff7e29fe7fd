import { Button } from '@mantine/core';
import { faultMessage } from '../backend';
import { t } from '../i18n';
import { EmptyState } from './EmptyState';

/** Stands where something could not be loaded: why, and another try. */
export function FailedState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  return (
    <div role="alert">
      <EmptyState
        drawing="failed"
        sentence={t('ui.failed')}
        detail={faultMessage(error)}
        action={
          onRetry && (
            <Button variant="default" onClick={onRetry}>
              {t('ui.tryAgain')}
            </Button>
          )
        }
      />
    </div>
  );
}
