import { Select } from '@mantine/core';
import type { ListState } from '../app/useListState';
import { t } from '../i18n';

/** Whether what is archived shows, too. */
export function ArchivedSelect({ list, label }: { list: ListState; label: string }) {
  return (
    <Select
      w={112}
      aria-label={label}
      allowDeselect={false}
      value={list.filters.archived ?? 'active'}
      onChange={(value) => list.setFilter('archived', value === 'active' ? undefined : (value ?? undefined))}
      data={[
        { value: 'active', label: t('lists.active') },
        { value: 'archived', label: t('lists.archived') },
        { value: 'all', label: t('lists.all') },
      ]}
    />
  );
}
