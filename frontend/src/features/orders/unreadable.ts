/** The first field whose text cannot be read, focused so that it says why; null when all can. */
export function unreadableField(body: HTMLElement | null): HTMLInputElement | null {
  const found = body?.querySelector<HTMLInputElement>('input:invalid') ?? null;
  if (!found) return null;
  // The field speaks when it is left.
  (document.activeElement as HTMLElement | null)?.blur();
  found.focus();
  return found;
}
