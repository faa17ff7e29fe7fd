import { ActionIcon, Popover } from '@mantine/core';
import { DatePicker, type DayOfWeek } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { useState } from 'react';
import { useFormat } from '../app/format';
import { t } from '../i18n';
import { type Day, editDay, firstDayOfWeek, parseDay } from '../lib/day';
import { ParsedInput, type ValueInputProps } from './ParsedInput';

/** Red is for what is bad, and weekends are not. */
const NO_DAYS: DayOfWeek[] = [];

/** A date. Accepts t (today), +3, 31.12, 12/31 or ISO; the calendar is one click away. */
export function DateInput(props: ValueInputProps<Day>) {
  const [open, setOpen] = useState(false);
  const { locale, today } = useFormat();
  const calendar = (
    <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon aria-label={t('ui.openCalendar')} onClick={() => setOpen(!open)} disabled={props.disabled}>
          <IconCalendar size={16} stroke={1.5} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <DatePicker
          size="xs"
          firstDayOfWeek={firstDayOfWeek(locale)}
          weekendDays={NO_DAYS}
          highlightToday
          defaultDate={props.value ?? today()}
          value={props.value}
          onChange={(day) => {
            props.onChange(day);
            setOpen(false);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
  return (
    <ParsedInput
      rightSection={calendar}
      {...props}
      parse={(text) => {
        if (text.trim() === '') return { ok: true, value: null };
        const day = parseDay(text, today(), locale);
        return day
          ? { ok: true, value: day }
          : { ok: false, message: t('date.invalid', { example: editDay(today(), locale) }) };
      }}
      write={(day: Day) => editDay(day, locale)}
    />
  );
}
