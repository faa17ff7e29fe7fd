import '@fontsource-variable/inter';
import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import './app/theme.css';
import { keptFrame, takeTheme, tellDrawn } from './app/frame';
import { atMost } from './lib/wait';

/** Longer than this nobody waits for letters that lie in the program itself. */
const LETTERS_MS = 500;
/** Longer than this the page does not wait for its frame to be on the screen. */
const FRAME_MS = 60;

/** Once the next frame of the screen is painted. */
const painted = () =>
  new Promise<void>((resolve) => {
    requestAnimationFrame(() => {
      const after = new MessageChannel();
      after.port1.onmessage = () => resolve();
      after.port2.postMessage(undefined);
    });
  });

// Until the letters are there: all that is shown in others would move when they come.
const letters = atMost(
  LETTERS_MS,
  document.fonts.load('400 14px "Inter Variable"').catch(() => {}),
);

const root = document.getElementById('root');
if (root) {
  const frame = keptFrame();
  if (frame) {
    takeTheme();
    // The window opens while the letters come.
    tellDrawn();
    await letters;
    root.innerHTML = frame;
    await atMost(FRAME_MS, painted());
  }
  const { start } = await import('./app/start');
  await letters;
  await start(root);
}
