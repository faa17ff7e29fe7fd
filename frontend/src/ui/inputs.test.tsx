import { screen } from '@testing-library/react';
import { type FormEvent, useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { setLocale } from '../i18n';
import { addDays, dayOf } from '../lib/day';
import { renderUi } from '../test/render';
import { ComboPicker, type PickOption } from './ComboPicker';
import { DateInput } from './DateInput';
import { MoneyInput, PercentInput, QuantityInput, UnitPriceInput } from './NumberInputs';
import { TypedSelect } from './TypedSelect';

/** Holds the value as a page would and tells what it became. */
function Held<T>({ start, children }: { start: T; children: (value: T, set: (value: T) => void) => React.ReactNode }) {
  const [value, set] = useState(start);
  return (
    <>
      {children(value, set)}
      <output>{JSON.stringify(value)}</output>
    </>
  );
}

const value = () => JSON.parse(screen.getByRole('status').textContent ?? '');

describe('number inputs', () => {
  it('reads sums while one types and writes the value properly afterwards', async () => {
    const { user } = renderUi(
      <Held<number | null> start={null}>{(v, set) => <MoneyInput label="Price" value={v} onChange={set} />}</Held>,
    );
    const field = screen.getByLabelText('Price');
    await user.type(field, '12*3');
    expect(value()).toBe(3600);
    expect(field).toHaveValue('12*3');
    await user.tab();
    expect(field).toHaveValue('36.00');
  });

  it('keeps nothing of what cannot be read, and says so when the field is left', async () => {
    const { user } = renderUi(
      <Held<number | null> start={1000}>{(v, set) => <MoneyInput label="Price" value={v} onChange={set} />}</Held>,
    );
    const field = screen.getByLabelText<HTMLInputElement>('Price');
    await user.clear(field);
    await user.type(field, '1.005');
    expect(value()).toBeNull();
    expect(field.checkValidity()).toBe(false);
    expect(screen.queryByText(/more decimals/)).toBeNull();
    await user.tab();
    expect(screen.getByText(/more decimals/)).toBeInTheDocument();
    expect(field).toHaveValue('1.005');
  });

  it('refuses negative amounts unless they are allowed', async () => {
    const { user } = renderUi(
      <Held<number | null> start={null}>
        {(v, set) => (
          <>
            <QuantityInput label="Plain" value={v} onChange={set} />
            <QuantityInput label="Correction" value={v} onChange={set} allowNegative />
          </>
        )}
      </Held>,
    );
    await user.type(screen.getByLabelText('Plain'), '-2');
    expect(value()).toBeNull();
    await user.type(screen.getByLabelText('Correction'), '-2');
    expect(value()).toBe(-2000);
  });

  it('follows the locale and the unit’s decimals', async () => {
    setLocale('de-DE');
    const { user } = renderUi(
      <Held<number | null> start={null}>{(v, set) => <UnitPriceInput label="Cost" value={v} onChange={set} />}</Held>,
    );
    await user.type(screen.getByLabelText('Cost'), '52,0833');
    expect(value()).toBe(52_083_300);
    setLocale(undefined);
  });

  it('takes a percentage between 0 and 100', async () => {
    const { user } = renderUi(
      <Held<number | null> start={null}>{(v, set) => <PercentInput label="Off" value={v} onChange={set} />}</Held>,
    );
    await user.type(screen.getByLabelText('Off'), '12.5 %');
    expect(value()).toBe(125_000);
    await user.clear(screen.getByLabelText('Off'));
    await user.type(screen.getByLabelText('Off'), '101');
    expect(value()).toBeNull();
  });

  it('shows a value that is set from outside', async () => {
    const { user } = renderUi(
      <Held<number | null> start={5000}>
        {(v, set) => (
          <>
            <QuantityInput label="Count" value={v} onChange={set} />
            <button type="button" onClick={() => set(7000)}>
              seven
            </button>
          </>
        )}
      </Held>,
    );
    await user.click(screen.getByRole('button', { name: 'seven' }));
    expect(screen.getByLabelText('Count')).toHaveValue('7');
  });
});

describe('DateInput', () => {
  it.each([
    ['t', 0],
    ['+3', 3],
  ])('reads %s', async (text, days) => {
    const { user } = renderUi(
      <Held<string | null> start={null}>{(v, set) => <DateInput label="Due" value={v} onChange={set} />}</Held>,
    );
    await user.type(screen.getByLabelText('Due'), text);
    expect(value()).toBe(addDays(dayOf(new Date()), days));
  });

  it('says what it would have understood', async () => {
    const { user } = renderUi(
      <Held<string | null> start={null}>{(v, set) => <DateInput label="Due" value={v} onChange={set} />}</Held>,
    );
    await user.type(screen.getByLabelText('Due'), 'soon');
    await user.tab();
    expect(screen.getByText(/t for today/)).toBeInTheDocument();
  });

  it('offers a calendar', async () => {
    const { user } = renderUi(
      <Held<string | null> start="2026-11-23">{(v, set) => <DateInput label="Due" value={v} onChange={set} />}</Held>,
    );
    await user.click(screen.getByRole('button', { name: 'Open the calendar' }));
    await user.click(screen.getByRole('button', { name: /^25 November 2026/ }));
    expect(value()).toBe('2026-11-25');
  });
});

describe('ComboPicker', () => {
  const chang: PickOption = { id: '2', label: 'Chang', detail: 'BEV-2' };
  const chai: PickOption = { id: '1', label: 'Chai', detail: 'BEV-1' };
  const load = async (text: string) => [chai, chang].filter((each) => each.label.toLowerCase().includes(text));

  function show(asked: (text: string) => Promise<PickOption[]> = load) {
    return renderUi(
      <Held<PickOption | null> start={null}>
        {(v, set) => <ComboPicker label="Product" value={v} onChange={set} load={asked} />}
      </Held>,
    );
  }

  it('picks the first hit with Enter', async () => {
    const { user } = show();
    const field = screen.getByLabelText('Product');
    await user.type(field, 'chang');
    expect(await screen.findByText('BEV-2')).toBeInTheDocument();
    await vi.waitFor(() => expect(screen.queryByText('BEV-1')).toBeNull());
    await user.keyboard('{Enter}');
    expect(value()).toEqual(chang);
    expect(field).toHaveValue('Chang');
  });

  it('waits with Enter for the answer to what was typed, however quickly that was', async () => {
    const { user } = show();
    const field = screen.getByLabelText('Product');
    await user.click(field);
    expect(await screen.findByText('BEV-1')).toBeInTheDocument();
    await user.keyboard('chang{Enter}');
    await vi.waitFor(() => expect(value()).toEqual(chang));
    expect(field).toHaveValue('Chang');
  });

  it('takes nothing with Enter once Esc has put the list away', async () => {
    const { user } = show();
    const field = screen.getByLabelText<HTMLInputElement>('Product');
    await user.type(field, 'chang');
    await vi.waitFor(() => expect(screen.queryByText('BEV-1')).toBeNull());
    await user.keyboard('{Escape}{Enter}');
    expect(value()).toBeNull();
    expect(field.validationMessage).toBe('Nothing found.');
    await user.keyboard('{ArrowDown}{Enter}');
    expect(value()).toEqual(chang);
  });

  it('forgets a text that was not picked', async () => {
    const { user } = show();
    await user.type(screen.getByLabelText('Product'), 'cha');
    await screen.findByText('BEV-1');
    await user.tab();
    expect(screen.getByLabelText('Product')).toHaveValue('');
    expect(value()).toBeNull();
  });

  it('says when there is nothing', async () => {
    const { user } = show(async () => []);
    await user.type(screen.getByLabelText('Product'), 'x');
    expect(await screen.findByText('Nothing found.')).toBeInTheDocument();
  });
});

describe('TypedSelect', () => {
  it('takes what is typed with Enter, in place of what was chosen, and then leaves Enter to the form', async () => {
    const saved = vi.fn((event: FormEvent) => event.preventDefault());
    const Form = () => {
      const [value, setValue] = useState<string | null>('main');
      const data = [
        { value: 'main', label: 'Main' },
        { value: 'shop', label: 'Shop' },
        { value: 'shelf', label: 'Shelf' },
      ];
      return (
        <form onSubmit={saved}>
          <TypedSelect label="To" data={data} value={value} onChange={setValue} />
          <button type="submit">Save</button>
        </form>
      );
    };
    const { user } = renderUi(<Form />);
    await user.tab();
    await user.keyboard('sho{Enter}');
    expect(screen.getByRole('combobox', { name: 'To' })).toHaveValue('Shop');
    expect(saved).not.toHaveBeenCalled();
    await user.keyboard('{Enter}');
    expect(saved).toHaveBeenCalledTimes(1);
    // By one letter, and by none: what is marked is taken, else Enter belongs to the form.
    await user.clear(screen.getByRole('combobox', { name: 'To' }));
    await user.keyboard('m{Enter}');
    expect(screen.getByRole('combobox', { name: 'To' })).toHaveValue('Main');
    expect(saved).toHaveBeenCalledTimes(1);
    await user.tab();
    await user.tab({ shift: true });
    await user.keyboard('s{Enter}');
    expect(screen.getByRole('combobox', { name: 'To' })).toHaveValue('Shop');
    expect(saved).toHaveBeenCalledTimes(1);
    await user.keyboard('{Enter}');
    expect(saved).toHaveBeenCalledTimes(2);
  });
});
