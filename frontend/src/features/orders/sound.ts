import { readPreference, usePreference } from '../../lib/preference';

const SOUNDS = ['on', 'off'] as const;

/** Whether scans are heard, remembered for this window. */
export function useSounds() {
  return usePreference('sounds', SOUNDS, 'on');
}

/** What is heard at arm's length: right, too many, not on this order. */
export type Sound = 'right' | 'over' | 'unknown';

const TONES: Record<Sound, { hertz: number; seconds: number }> = {
  right: { hertz: 880, seconds: 0.08 },
  over: { hertz: 440, seconds: 0.22 },
  unknown: { hertz: 180, seconds: 0.35 },
};
const LOUDNESS = 0.08;

let context: AudioContext | undefined;

/** Plays a short tone; silent where sounds are switched off or the engine has none. */
export function play(sound: Sound): void {
  if (typeof AudioContext === 'undefined' || readPreference('sounds', 'on') === 'off') return;
  context ??= new AudioContext();
  const { hertz, seconds } = TONES[sound];
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  gain.gain.value = LOUDNESS;
  oscillator.frequency.value = hertz;
  oscillator.connect(gain).connect(context.destination);
  oscillator.start();
  oscillator.stop(context.currentTime + seconds);
}
