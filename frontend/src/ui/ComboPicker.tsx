import { CloseButton, Combobox, TextInput, type TextInputProps, useCombobox } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { t } from '../i18n';
import classes from './ComboPicker.module.css';
import { useSoon } from './useSoon';

export interface PickOption {
  id: string;
  label: string;
  /** Quiet text beneath: a SKU, a city. */
  detail?: string;
  /** At the right end: stock, a price. */
  right?: ReactNode;
}

export interface ComboPickerProps<Option extends PickOption>
  extends Omit<TextInputProps, 'value' | 'defaultValue' | 'onChange'> {
  value: Option | null;
  onChange: (option: Option | null) => void;
  /** Answers the best few options for a text; the empty text asks for the first ones. */
  load: (text: string) => Promise<readonly Option[]>;
  clearable?: boolean;
}

type Answer<Option> = { text: string; options: readonly Option[] };

/** Searches while one types; an older answer never replaces a newer one. */
function useOptions<Option>(load: (text: string) => Promise<readonly Option[]>, text: string, active: boolean) {
  const [answer, setAnswer] = useState<Answer<Option> | null>(null);
  const [asked, setAsked] = useState(text);
  const ask = useSoon(setAsked);
  useEffect(() => ask(text), [ask, text]);
  const latest = useRef(load);
  useEffect(() => {
    latest.current = load;
  });
  useEffect(() => {
    if (!active) return;
    let current = true;
    const answered = (options: readonly Option[]) => current && setAnswer({ text: asked, options });
    latest.current(asked).then(answered, () => answered([]));
    return () => {
      current = false;
    };
  }, [asked, active]);
  return { options: answer?.options ?? [], settled: answer?.text === text };
}

/** Picks one of many by typing a part of its name: product, supplier, customer, location. */
export function ComboPicker<Option extends PickOption>(props: ComboPickerProps<Option>) {
  const { value, onChange, load, clearable, required, onBlur, ...rest } = props;
  const [typed, setTyped] = useState<string | null>(null);
  // Enter was pressed before the answer to what was typed came: it takes the first of that answer.
  const [waiting, setWaiting] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const combobox = useCombobox({
    onDropdownClose: () => combobox.resetSelectedOption(),
  });
  const { options, settled } = useOptions(load, typed ?? '', combobox.dropdownOpened);
  const first = options[0]?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the store is new in every render; only a new answer moves the choice
  useEffect(() => {
    if (combobox.dropdownOpened && first !== undefined && typed) combobox.selectFirstOption();
  }, [first, typed, combobox.dropdownOpened]);
  const unpicked = typed ? t('ui.noOptions') : '';
  useEffect(() => input.current?.setCustomValidity(unpicked), [unpicked]);

  const pick = (id: string) => {
    setWaiting(false);
    const option = options.find((each) => each.id === id);
    if (option) onChange(option);
    setTyped(null);
    combobox.closeDropdown();
  };
  const type = (text: string) => {
    setWaiting(false);
    setTyped(text);
    combobox.openDropdown();
    if (text === '' && value) onChange(null);
  };
  useEffect(() => {
    if (waiting && settled) {
      setWaiting(false);
      if (first !== undefined) pick(first);
    }
  });
  const holdEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !typed || event.ctrlKey || event.metaKey) return;
    // Esc put the list away: nothing that is not seen is taken.
    if (!combobox.dropdownOpened) return;
    // The list has its own way with Enter once it stands there with its first choice marked.
    if (settled && (first === undefined || combobox.getSelectedOptionIndex() >= 0)) return;
    event.preventDefault();
    event.stopPropagation();
    // Until the answer is there, what stands in the list belongs to an earlier text.
    if (settled && first !== undefined) pick(first);
    else setWaiting(true);
  };
  const clear = clearable && value && !rest.disabled;
  return (
    <Combobox store={combobox} onOptionSubmit={pick} position="bottom-start" middlewares={{ flip: true, shift: true }}>
      <Combobox.Target>
        <TextInput
          rightSectionPointerEvents={clear ? 'all' : 'none'}
          {...rest}
          ref={input}
          required={required}
          autoComplete="off"
          rightSection={
            clear ? (
              <CloseButton size="sm" aria-label={t('ui.clear')} onClick={() => onChange(null)} />
            ) : (
              <IconSelector size={16} stroke={1.5} />
            )
          }
          value={typed ?? value?.label ?? ''}
          onChange={(event) => type(event.currentTarget.value)}
          onClick={() => combobox.openDropdown()}
          onKeyDownCapture={holdEnter}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={(event) => {
            combobox.closeDropdown();
            setWaiting(false);
            setTyped(null);
            onBlur?.(event);
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown className={classes.dropdown}>
        <Combobox.Options mah="min(320px, 40vh)" className={classes.options} aria-label={t('ui.choices')}>
          {options.map((option) => (
            <Combobox.Option key={option.id} value={option.id} active={option.id === value?.id}>
              <OptionRow option={option} />
            </Combobox.Option>
          ))}
          {settled && options.length === 0 && <Combobox.Empty>{t('ui.noOptions')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function OptionRow({ option }: { option: PickOption }) {
  return (
    <div className={classes.option}>
      <div className={classes.words}>
        <div className={classes.label} title={option.label}>
          {option.label}
        </div>
        {option.detail && <div className={classes.detail}>{option.detail}</div>}
      </div>
      {option.right !== undefined && <div className={`${classes.right} num`}>{option.right}</div>}
    </div>
  );
}
