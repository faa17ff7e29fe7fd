import { screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { renderUi } from '../test/render';
import { BarChart } from './BarChart';
import { Figures } from './Figures';
import { KeyValue } from './Layout';
import { SplitButton } from './SplitButton';
import { StateSteps } from './StateSteps';
import { toast } from './toast';

describe('SplitButton', () => {
  it('remembers the format that was taken last', async () => {
    const onRun = vi.fn();
    const button = <SplitButton id="export" choices={{ xlsx: 'Export XLSX', csv: 'Export CSV' }} onRun={onRun} />;
    const first = renderUi(button);
    await first.user.click(screen.getByRole('button', { name: 'Export XLSX' }));
    await first.user.click(screen.getByRole('button', { name: 'Choose the format' }));
    await first.user.click(await screen.findByRole('menuitem', { name: 'Export CSV' }));
    expect(onRun.mock.calls).toEqual([['xlsx'], ['csv']]);
    first.unmount();
    renderUi(button);
    expect(screen.getByRole('button', { name: 'Export CSV' })).toBeInTheDocument();
  });
});

describe('Figures', () => {
  it('makes a number a door', async () => {
    const onClick = vi.fn();
    const { user } = renderUi(
      <Figures
        figures={[
          { label: 'On hand', value: '17', onClick },
          { label: 'Value', value: undefined },
        ]}
      />,
    );
    await user.click(screen.getByRole('button', { name: 'On hand: 17' }));
    expect(onClick).toHaveBeenCalledTimes(1);
    expect(screen.getAllByRole('definition')[1]).toHaveTextContent('');
  });
});

it('StateSteps says which step one is at, in words', () => {
  const steps = [
    { id: 'draft', label: 'Draft' },
    { id: 'ordered', label: 'Ordered' },
    { id: 'received', label: 'Received' },
  ];
  renderUi(<StateSteps label="State" steps={steps} current="ordered" />);
  const items = within(screen.getByRole('list', { name: 'State' })).getAllByRole('listitem');
  expect(items.map((item) => item.textContent)).toEqual(['Draft, done', 'Ordered, current step', 'Received, to come']);
  expect(items[1]).toHaveAttribute('aria-current', 'step');
});

it('BarChart offers its figures as a table', async () => {
  const onOpen = vi.fn();
  const bars = [
    { label: 'Jan', value: 100, text: '1.00' },
    { label: 'Feb', value: -50, text: '-0.50' },
  ];
  const { user } = renderUi(<BarChart title="Net sales" bars={bars} onOpen={onOpen} />);
  expect(screen.getByRole('rowheader', { name: 'Feb' })).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: '-0.50' }));
  expect(onOpen).toHaveBeenCalledWith(bars[1]);
});

it('KeyValue leaves out what is not known', () => {
  renderUi(
    <KeyValue
      facts={[
        { label: 'City', value: 'London' },
        { label: 'Phone', value: '' },
      ]}
    />,
  );
  expect(screen.getByText('City')).toBeInTheDocument();
  expect(screen.queryByText('Phone')).toBeNull();
});

it('a toast offers the reverse step, and says when that failed', async () => {
  const { user } = renderUi(<p>page</p>);
  const undo = vi.fn().mockRejectedValue(new Error('It was shipped meanwhile.'));
  toast({ message: 'Received 25 × Chang.', undo });
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(undo).toHaveBeenCalledTimes(1);
  expect(await screen.findByText('It was shipped meanwhile.')).toBeInTheDocument();
});
