/** Puts a text into the clipboard: the window's own way, else the browser's. */
export async function copyText(text: string): Promise<void> {
  const native = window.runtime?.ClipboardSetText;
  if (native && (await native(text)) === true) return;
  await navigator.clipboard.writeText(text);
}
