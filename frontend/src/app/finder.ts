import { useEffect, useRef } from 'react';

/** Something to do at once with what was found. */
export interface FoundAction {
  /** The letter that does it while the actions are shown. */
  key: string;
  label: string;
  run: () => void;
}

/** One thing that Ctrl+K can open. */
export interface Found {
  id: string;
  label: string;
  /** Quiet text beside it: a SKU, a state. */
  detail?: string;
  /** Figures at the right end. */
  right?: string;
  /** The text is its code or number. */
  exact?: boolean;
  open: () => void;
  /** Besides opening it. */
  actions?: readonly FoundAction[];
}

export interface FoundGroup {
  id: string;
  /** The heading over its hits. */
  title: string;
  /** Where it stands among the others, small first; what is exact comes before all. */
  place: number;
  hits: Found[];
}

export interface FinderSource {
  id: string;
  /** What the text may mean; the empty text asks for what to begin with. */
  find: (text: string) => Promise<FoundGroup[]>;
}

const sources: { current: FinderSource }[] = [];

/** Lets Ctrl+K search one more kind of thing, as long as the component is shown (the shell, for all of the time). */
export function useFinderSource(source: FinderSource): void {
  // Registered once: a new source while the finder opens must not be missed.
  const registration = useRef(source);
  useEffect(() => {
    registration.current = source;
  });
  useEffect(() => {
    const mine = registration;
    sources.push(mine);
    return () => {
      sources.splice(sources.indexOf(mine), 1);
    };
  }, []);
}

const isExact = (group: FoundGroup) => group.hits.some((hit) => hit.exact);

/** Asks every source; one that fails shows nothing, the others still answer. What is exact comes first. */
export async function askAll(text: string): Promise<FoundGroup[]> {
  const answers = await Promise.allSettled(sources.map((source) => source.current.find(text)));
  const groups = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  return groups
    .filter((group) => group.hits.length > 0)
    .sort((a, b) => Number(isExact(b)) - Number(isExact(a)) || a.place - b.place);
}

/** Without case and accents, as people type. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

/** Whether the words fit a title: each begins one of its words, or they are the first letters of its words. */
export function fits(text: string, title: string): boolean {
  const typed = plain(text);
  const words = plain(title).split(/[\s,]+/);
  const initials = words.map((word) => word[0] ?? '').join('');
  const begun = typed.split(/\s+/).every((word) => words.some((each) => each.startsWith(word)));
  return begun || (typed.length > 1 && initials === typed);
}
