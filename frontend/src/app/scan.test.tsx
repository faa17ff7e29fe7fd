import { act, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderUi } from '../test/render';
import { holdBack, listenForScans, readScan, type Scan, setScanSpeed, useScans } from './scan';
import { listenForShortcuts, useShortcuts } from './shortcuts';

const SCANNER = 12;
const QUICK_HAND = 90;

let now = 0;

/** Keys as the window gets them: the letter goes into the field that then has the focus, unless someone prevents it. */
function press(key: string, after: number) {
  now += after;
  const target = document.activeElement ?? document.body;
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  Object.defineProperty(event, 'timeStamp', { value: now });
  const goesOn = target.dispatchEvent(event);
  const field = document.activeElement;
  if (goesOn && key.length === 1 && field instanceof HTMLInputElement) {
    field.setRangeText(key, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  return goesOn;
}

function type(text: string, gap: number, enterAfter = gap) {
  for (const char of text) act(() => void press(char, gap));
  let goesOn = true;
  act(() => {
    goesOn = press('Enter', enterAfter);
  });
  act(() => void vi.runAllTimers());
  return goesOn;
}

function Page({ onScan, onKey, modal }: { onScan: (scan: Scan) => void; onKey?: () => void; modal?: boolean }) {
  const [text, setText] = useState('');
  useScans(onScan, { modal });
  useShortcuts([{ keys: 'n', run: () => onKey?.() }]);
  return (
    <div {...(modal ? { role: 'dialog', 'aria-modal': true } : {})}>
      <input aria-label="Note" value={text} onChange={(event) => setText(event.currentTarget.value)} />
      <input aria-label="Barcode" data-takes-codes />
    </div>
  );
}

let stops: (() => void)[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  setScanSpeed();
  stops = [listenForScans(), listenForShortcuts()];
});

afterEach(() => {
  for (const stop of stops) stop();
  vi.useRealTimers();
});

describe('a scanner', () => {
  it('is heard wherever the focus is, and its keys are no keys of the page', () => {
    const [onScan, onKey] = [vi.fn(), vi.fn()];
    renderUi(<Page onScan={onScan} onKey={onKey} />);
    expect(type('n4006381333931n', SCANNER)).toBe(false);
    expect(onScan.mock.calls).toEqual([[{ code: 'n4006381333931n', times: 1 }]]);
    expect(onKey).not.toHaveBeenCalled();
  });

  it('leaves nothing in a field that has the focus', () => {
    const onScan = vi.fn();
    renderUi(<Page onScan={onScan} />);
    const note = screen.getByLabelText('Note') as HTMLInputElement;
    act(() => note.focus());
    for (const char of 'Tea') act(() => void press(char, QUICK_HAND));
    now += 500;
    type('CHAI-1', SCANNER);
    expect(note).toHaveValue('Tea');
    expect(note).toHaveFocus();
    expect(onScan.mock.calls).toEqual([[{ code: 'CHAI-1', times: 1 }]]);
  });

  it('counts as often as a number with * before it says, and takes that back, too', () => {
    const onScan = vi.fn();
    renderUi(<Page onScan={onScan} />);
    const note = screen.getByLabelText('Note') as HTMLInputElement;
    act(() => note.focus());
    for (const char of 'x12*') act(() => void press(char, QUICK_HAND));
    now += 500;
    type('4006381333931', SCANNER);
    expect(onScan.mock.calls).toEqual([[{ code: '4006381333931', times: 12 }]]);
    expect(note).toHaveValue('x');
  });

  it('types into a field that takes codes', () => {
    const onScan = vi.fn();
    renderUi(<Page onScan={onScan} />);
    const barcode = screen.getByLabelText('Barcode') as HTMLInputElement;
    act(() => barcode.focus());
    expect(type('4006381333931', SCANNER)).toBe(true);
    expect(barcode).toHaveValue('4006381333931');
    expect(onScan).not.toHaveBeenCalled();
  });

  it('is heard by the dialog that is open, and by nothing beneath it', () => {
    const [page, dialog] = [vi.fn(), vi.fn()];
    const { unmount } = renderUi(<Page onScan={page} />);
    const over = renderUi(<Page onScan={dialog} modal />);
    type('CHAI-1', SCANNER);
    expect([page.mock.calls.length, dialog.mock.calls.length]).toEqual([0, 1]);
    over.unmount();
    type('CHAI-2', SCANNER);
    expect([page.mock.calls.length, dialog.mock.calls.length]).toEqual([1, 1]);
    unmount();
  });
});

describe('a person', () => {
  it('is never taken for a scanner, however quick', () => {
    const onScan = vi.fn();
    renderUi(<Page onScan={onScan} />);
    const note = screen.getByLabelText('Note') as HTMLInputElement;
    act(() => note.focus());
    expect(type('4006381333931', QUICK_HAND)).toBe(true);
    expect(note).toHaveValue('4006381333931');
    expect(type('Darjeeling', 55)).toBe(true);
    expect(onScan).not.toHaveBeenCalled();
  });

  it('may roll over a few keys, and press Enter late', () => {
    const onScan = vi.fn();
    renderUi(<Page onScan={onScan} />);
    expect(type('tea', 20)).toBe(true);
    expect(type('12345', 30)).toBe(true);
    expect(type('abcdef', SCANNER, 400)).toBe(true);
    expect(onScan).not.toHaveBeenCalled();
  });

  it('who holds a key down scans nothing', () => {
    const onScan = vi.fn();
    renderUi(<Page onScan={onScan} />);
    for (let at = 0; at < 9; at++) {
      now += 30;
      const event = new KeyboardEvent('keydown', { key: 'a', bubbles: true, repeat: at > 0 });
      Object.defineProperty(event, 'timeStamp', { value: now });
      act(() => void document.body.dispatchEvent(event));
    }
    act(() => void press('Enter', 30));
    act(() => void vi.runAllTimers());
    expect(onScan).not.toHaveBeenCalled();
  });

  it('who types on into a field that opened meanwhile finds the letters there in their order', () => {
    renderUi(<Page onScan={vi.fn()} />);
    const note = screen.getByLabelText('Note') as HTMLInputElement;
    act(() => void press('c', 300));
    act(() => note.focus());
    for (const char of 'ha') act(() => void press(char, 58));
    act(() => void vi.runAllTimers());
    expect(note).toHaveValue('cha');
  });

  it('who types on right after the key that leads into a field finds each letter there once', () => {
    let note: HTMLInputElement | undefined;
    renderUi(<Page onScan={vi.fn()} onKey={() => note?.focus()} />);
    note = screen.getByLabelText<HTMLInputElement>('Note');
    for (const char of 'nrow') act(() => void press(char, 55));
    act(() => void vi.runAllTimers());
    expect(note).toHaveValue('row');
  });

  it('gets the keys of the page, a moment later, and in their order', () => {
    const onKey = vi.fn();
    renderUi(<Page onScan={vi.fn()} onKey={onKey} />);
    act(() => void press('n', 300));
    expect(onKey).not.toHaveBeenCalled();
    act(() => void vi.advanceTimersByTime(60));
    expect(onKey).toHaveBeenCalledTimes(1);
    const order: string[] = [];
    holdBack(() => order.push('first'));
    holdBack(() => order.push('second'));
    act(() => void press('ArrowDown', 10));
    expect(order).toEqual(['first', 'second']);
  });
});

describe('readScan', () => {
  it('reads a multiplier that was typed before the code', () => {
    expect(readScan('12*4006381333931')).toEqual({ code: '4006381333931', times: 12 });
    expect(readScan(' 3 x CHAI ')).toEqual({ code: 'CHAI', times: 3 });
    expect(readScan('CHAI')).toEqual({ code: 'CHAI', times: 1 });
    expect(readScan('0*CHAI')).toEqual({ code: '0*CHAI', times: 1 });
    expect(readScan('12*')).toEqual({ code: '12*', times: 1 });
  });
});
