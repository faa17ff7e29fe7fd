import { Button, Group } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { api } from '../../backend';
import { t } from '../../i18n';
import { EmptyState } from '../../ui/EmptyState';
import { ImportTest } from './ImportTest';

const PAGES: Readonly<Record<string, string>> = {
  categories: '/products',
  products: '/products',
  stock: '/products',
  suppliers: '/suppliers',
  customers: '/customers',
  'purchase-orders': '/purchasing/orders',
  'sales-orders': '/sales/orders',
};

interface ImportDoneProps {
  result: api.ImportResult;
  onAgain: () => void;
}

/** What the import did. */
export function ImportDone({ result, onAgain }: ImportDoneProps) {
  const navigate = useNavigate();
  const { created, updated, unchanged } = result;
  if (!result.done) return <ImportTest result={result} stale={false} skipBad={result.skipped > 0} />;
  return (
    <EmptyState
      drawing="done"
      sentence={t('import.done')}
      detail={t('import.doneDetail', { created, updated, unchanged })}
      action={
        <Group gap={8}>
          <Button onClick={() => void navigate({ to: PAGES[result.kind] ?? '/' })}>
            {t('import.look', { what: t(`import.kind.${result.kind as 'products'}`) })}
          </Button>
          <Button variant="default" onClick={onAgain}>
            {t('import.again')}
          </Button>
        </Group>
      }
    />
  );
}
