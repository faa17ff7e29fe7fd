import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { t } from '../i18n';
import { usePreference } from '../lib/preference';

interface SplitButtonProps<Choice extends string> {
  /** Remembers the choice under this name. */
  id: string;
  /** Every choice with its words: `{ xlsx: 'Export XLSX', csv: 'Export CSV' }`. */
  choices: Readonly<Record<Choice, string>>;
  onRun: (choice: Choice) => void;
  loading?: boolean;
}

/** Does what was done last time; the arrow beside it offers the others and remembers. */
export function SplitButton<Choice extends string>({ id, choices, onRun, loading }: SplitButtonProps<Choice>) {
  const names = Object.keys(choices) as Choice[];
  const [choice, setChoice] = usePreference<Choice>(`choice.${id}`, names, names[0] as Choice);
  const take = (next: Choice) => {
    setChoice(next);
    onRun(next);
  };
  return (
    <Button.Group>
      <Button variant="default" loading={loading} onClick={() => onRun(choice)}>
        {choices[choice]}
      </Button>
      <Menu>
        <Menu.Target>
          <Button variant="default" px={6} aria-label={t('ui.chooseFormat')} disabled={loading}>
            <IconChevronDown size={16} stroke={1.5} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {names.map((name) => (
            <Menu.Item key={name} onClick={() => take(name)}>
              {choices[name]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </Button.Group>
  );
}
