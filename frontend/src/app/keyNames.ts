const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

const NAMES: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Delete: 'Del',
  ' ': 'Space',
};

function nameOfOne(combination: string, mac: boolean): string {
  const parts = combination.split('+').filter(Boolean);
  if (parts.length === 0) return combination;
  const names = parts.map((part) => {
    if (part === 'mod') return mac ? '⌘' : 'Ctrl';
    return NAMES[part] ?? (part.length === 1 ? part.toUpperCase() : part);
  });
  return names.join(mac && parts[0] === 'mod' ? '' : '+');
}

/** What is written on the keyboard, one key or combination after the other: `mod+s` is Ctrl+S, on a Mac ⌘S. */
export function keyNames(keys: string, mac = isMac): string[] {
  return keys.split(' ').map((combination) => nameOfOne(combination, mac));
}

/** The same for `aria-keyshortcuts`: `mod+Enter` is Control+Enter, on a Mac Meta+Enter. */
export function ariaKeys(keys: string, mac = isMac): string {
  const parts = keys.split('+').filter(Boolean);
  const names = parts.map((part) => {
    if (part === 'mod') return mac ? 'Meta' : 'Control';
    return part.length === 1 ? part.toUpperCase() : part;
  });
  return names.join('+');
}
