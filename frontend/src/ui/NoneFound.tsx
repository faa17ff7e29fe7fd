import { Button } from '@mantine/core';
import { t } from '../i18n';
import { EmptyState } from './EmptyState';

/** Stands where a search or filters match nothing: what was searched, and the way out. */
export function NoneFound({ text, onClear }: { text: string; onClear: () => void }) {
  return (
    <EmptyState
      drawing="search"
      sentence={text ? t('ui.noneFound', { text }) : t('ui.noneFoundFilters')}
      action={
        <Button variant="default" onClick={onClear}>
          {t('ui.clearFilters')}
        </Button>
      }
    />
  );
}
