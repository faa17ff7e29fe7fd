import { Select, type SelectProps } from '@mantine/core';
import { t } from '../i18n';

/** A choice among a few that one can type: the first that fits is marked, Enter takes it, and Enter on what is chosen saves. */
export function TypedSelect(props: SelectProps) {
  return (
    <Select
      searchable
      selectFirstOptionOnChange
      openOnFocus={false}
      nothingFoundMessage={t('ui.noOptions')}
      onFocus={(event) => event.currentTarget.select()}
      {...props}
    />
  );
}
