import { Select } from '@mantine/core';
import { memo } from 'react';
import type { ListState } from '../app/useListState';
import { t } from '../i18n';

interface Props extends Pick<ListState, 'filters' | 'setFilter'> {
  label: string;
}

/** Whether what is archived shows, too. */
export const ArchivedSelect = memo(({ filters, setFilter, label }: Props) => (
  <Select
    w={112}
    aria-label={label}
    allowDeselect={false}
    value={filters.archived ?? 'active'}
    onChange={(value) => setFilter('archived', value === 'active' ? undefined : (value ?? undefined))}
    data={[
      { value: 'active', label: t('lists.active') },
      { value: 'archived', label: t('lists.archived') },
      { value: 'all', label: t('lists.all') },
    ]}
  />
));
