import { TextInput } from '@mantine/core';
import { screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { BackendFault } from '../backend';
import { renderUi } from '../test/render';
import { ConfirmDialog } from './ConfirmDialog';
import { FormDialog } from './FormDialog';
import { MoneyInput } from './NumberInputs';

interface Values {
  name: string;
  price: number | null;
}
type Submit = (values: Values, context: { requestId: string; next: boolean }) => Promise<unknown>;

function Example({ onSubmit }: { onSubmit: Submit }) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpened(true)}>
        New
      </button>
      <FormDialog<Values>
        opened={opened}
        onClose={() => setOpened(false)}
        title="New product"
        initial={{ name: '', price: null }}
        onSubmit={onSubmit}
        allowNext
      >
        {(form) => (
          <>
            <TextInput label="Name" required data-autofocus {...form.text('name')} />
            <MoneyInput label="Price" {...form.value('price')} />
          </>
        )}
      </FormDialog>
    </>
  );
}

async function open(onSubmit: Submit) {
  const shown = renderUi(<Example onSubmit={onSubmit} />);
  await shown.user.click(screen.getByRole('button', { name: 'New' }));
  await screen.findByRole('dialog', { name: 'New product' });
  return { ...shown, name: () => screen.getByLabelText(/Name/), price: () => screen.getByLabelText(/Price/) };
}

const refuse = (code: string, field: string) =>
  Promise.reject(new BackendFault(code, field, {}, 'That is not possible.'));

describe('FormDialog', () => {
  it('saves with Enter, closes and gives the focus back', async () => {
    const onSubmit = vi.fn<Submit>().mockResolvedValue(undefined);
    const { user, name, price } = await open(onSubmit);
    await user.type(name(), 'Chang');
    await user.type(price(), '19{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(onSubmit.mock.calls[0]?.[0]).toEqual({ name: 'Chang', price: 1900 });
    await waitFor(() => expect(screen.getByRole('button', { name: 'New' })).toHaveFocus());
  });

  it('closes with Esc and saves nothing', async () => {
    const onSubmit = vi.fn<Submit>();
    const { user } = await open(onSubmit);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it('asks before it throws away what was typed, and keeps it unless told otherwise', async () => {
    const onSubmit = vi.fn<Submit>();
    const { user, name } = await open(onSubmit);
    await user.type(name(), 'Chang');
    await user.keyboard('{Escape}');
    const question = await screen.findByRole('dialog', { name: 'Discard what you typed?' });
    await waitFor(() => expect(screen.getByRole('button', { name: 'Keep editing' })).toHaveFocus());
    await user.keyboard('{Enter}');
    await waitFor(() => expect(question).not.toBeInTheDocument());
    expect(name()).toHaveValue('Chang');
    await user.keyboard('{Escape}');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByText('Discard what you typed?')).toBeNull());
    expect(name()).toHaveValue('Chang');
    await user.click(screen.getByRole('button', { name: 'Close' }));
    await user.click(await screen.findByRole('button', { name: 'Discard' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(onSubmit).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'New' }));
    expect(await screen.findByLabelText(/Name/)).toHaveValue('');
  });

  it('asks about what cannot be read, and not about what was typed and taken back', async () => {
    const { user, name, price } = await open(vi.fn<Submit>());
    await user.type(price(), 'abc');
    await user.keyboard('{Escape}');
    await user.click(await screen.findByRole('button', { name: 'Keep editing' }));
    await user.clear(price());
    await user.type(name(), 'C');
    await user.clear(name());
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('closes without a question by Cancel', async () => {
    const { user, name } = await open(vi.fn<Submit>());
    await user.type(name(), 'Chang');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('starts the next with Ctrl+Enter: empty fields and another request id', async () => {
    const onSubmit = vi.fn<Submit>().mockResolvedValue(undefined);
    const { user, name } = await open(onSubmit);
    await user.type(name(), 'Chang');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(name()).toHaveValue(''));
    expect(name()).toHaveFocus();
    await user.keyboard('Chai');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(onSubmit).toHaveBeenCalledTimes(2));
    const [first, second] = onSubmit.mock.calls.map(([, context]) => context);
    expect(first?.next).toBe(true);
    expect(first?.requestId).not.toBe(second?.requestId);
  });

  it('does not call while a field is empty or unreadable, and says why under it', async () => {
    const onSubmit = vi.fn<Submit>();
    const { user, name, price } = await open(onSubmit);
    await user.type(price(), 'abc{Enter}');
    expect(onSubmit).not.toHaveBeenCalled();
    expect(name()).toBeInvalid();
    expect(name()).toHaveFocus();
    expect(screen.getByText('Please fill this in.')).toBeInTheDocument();
    expect(screen.getByText(/Please write a number/)).toBeInTheDocument();
  });

  it('shows a refusal under its field and keeps the request id for the next try', async () => {
    const onSubmit = vi
      .fn<Submit>()
      .mockImplementationOnce(() => refuse('x.y', 'name'))
      .mockResolvedValue(undefined);
    const { user, name } = await open(onSubmit);
    await user.type(name(), 'Chang{Enter}');
    expect(await screen.findByText('That is not possible.')).toBeInTheDocument();
    expect(name()).toBeInvalid();
    expect(name()).toHaveFocus();
    await user.type(name(), '!{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const ids = onSubmit.mock.calls.map(([, context]) => context.requestId);
    expect(ids[0]).toBe(ids[1]);
  });

  it('shows a refusal without a field of ours as an alert', async () => {
    const { user, name } = await open(() => refuse('x.y', 'lines.3.other'));
    await user.type(name(), 'Chang{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('That is not possible.');
  });

  it('submits once, however often Enter is pressed', async () => {
    let finish: (value: unknown) => void = () => {};
    const onSubmit = vi.fn<Submit>(() => new Promise((resolve) => (finish = resolve)));
    const { user, name } = await open(onSubmit);
    await user.type(name(), 'Chang{Enter}{Enter}{Enter}');
    expect(onSubmit).toHaveBeenCalledTimes(1);
    finish(undefined);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});

describe('ConfirmDialog', () => {
  it('asks for a reason before it does anything', async () => {
    const onConfirm = vi.fn().mockResolvedValue(undefined);
    const { user } = renderUi(
      <ConfirmDialog
        opened
        onClose={() => {}}
        title="Close short"
        sentence="The rest will not come."
        confirmLabel="Close short"
        reasons={[{ value: 'gone', label: 'No longer made' }]}
        onConfirm={onConfirm}
      />,
    );
    await user.click(await screen.findByRole('button', { name: 'Close short' }));
    expect(onConfirm).not.toHaveBeenCalled();
    await user.click(screen.getByRole('combobox', { name: /Reason/ }));
    await user.click(await screen.findByRole('option', { name: 'No longer made', hidden: true }));
    await user.click(screen.getByRole('button', { name: 'Close short' }));
    expect(onConfirm).toHaveBeenCalledWith(expect.objectContaining({ reason: 'gone' }));
  });
});
