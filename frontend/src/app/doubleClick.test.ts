import { afterEach, expect, test, vi } from 'vitest';
import { guardDoubleClicks } from './doubleClick';

let stop = () => {};
afterEach(() => {
  stop();
  document.body.replaceChildren();
});

function button(name: string): { click: (detail: number) => void; pressed: ReturnType<typeof vi.fn> } {
  const element = document.body.appendChild(document.createElement('button'));
  element.textContent = name;
  const pressed = vi.fn();
  element.addEventListener('click', pressed);
  return { pressed, click: (detail) => void element.dispatchEvent(new MouseEvent('click', { bubbles: true, detail })) };
}

test('the second click of a double click does not press what took the place of the first', () => {
  stop = guardDoubleClicks();
  const [place, receive] = [button('Place order'), button('Receive')];
  place.click(1);
  receive.click(2);
  expect(place.pressed).toHaveBeenCalledTimes(1);
  expect(receive.pressed).not.toHaveBeenCalled();
  receive.click(1);
  expect(receive.pressed).toHaveBeenCalledTimes(1);
});

test('the second click does not close what the first opened', () => {
  stop = guardDoubleClicks();
  const around = document.body.appendChild(document.createElement('div'));
  const closed = vi.fn();
  around.addEventListener('click', closed);
  const click = (detail: number) => around.dispatchEvent(new MouseEvent('click', { bubbles: true, detail }));
  button('New product').click(1);
  click(2);
  expect(closed).not.toHaveBeenCalled();
  for (const detail of [1, 2]) click(detail);
  expect(closed).toHaveBeenCalledTimes(2);
});

test('one button is pressed as often as it is clicked, and keys press it, too', () => {
  stop = guardDoubleClicks();
  const more = button('More');
  for (const detail of [1, 2, 3, 0]) more.click(detail);
  expect(more.pressed).toHaveBeenCalledTimes(4);
});

test('a button that took the place of its like is pressed again', () => {
  stop = guardDoubleClicks();
  const [next, nextOfNext] = [button('Next'), button('Next')];
  next.click(1);
  nextOfNext.click(2);
  expect(nextOfNext.pressed).toHaveBeenCalledTimes(1);
});
