import { Select, type SelectProps } from '@mantine/core';
import type { KeyboardEvent } from 'react';
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
      onKeyDownCapture={takeMarked}
      {...props}
    />
  );
}

/** After a single letter the first that fits is marked, but Select does not know it: Enter would leave what was chosen. */
function takeMarked(event: KeyboardEvent<HTMLInputElement>) {
  if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
  const list = document.getElementById(event.currentTarget.getAttribute('aria-controls') ?? '');
  const marked = list?.querySelector<HTMLElement>('[data-combobox-selected]');
  if (!marked) return;
  event.preventDefault();
  event.stopPropagation();
  marked.click();
}
