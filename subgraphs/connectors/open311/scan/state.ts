import type { Scanning } from './cursor.ts';

/** What the cursor has to know of requests that were read. */
export interface Facts {
  ids: string[];
  /** Those of them that may still change. */
  open: string[];
  /** Newest time among them; null: none bears one. */
  newest: string | null;
}

/** The scan after one more part of the list. */
export function met(state: Scanning, facts: Facts & { shown: number; next: string }, most: number): Scanning {
  const { scan } = state;
  const read = new Set(facts.ids);
  return {
    ...state,
    open: followed(state.open, read, facts.open, most),
    scan: {
      ...scan,
      next: facts.next,
      newest: later(scan.newest, facts.newest),
      shown: scan.shown + facts.shown,
      unread: scan.unread.filter((id) => !read.has(id)),
    },
  };
}

/** The scan after some open requests were asked for by their ids. Their times move no mark: the list has its own. */
export function readAgain(state: Scanning, asked: string[], facts: Facts, most: number): Scanning {
  const { scan } = state;
  const done = new Set([...asked, ...facts.ids]);
  const unread = scan.unread.filter((id) => !done.has(id));
  return {
    ...state,
    open: followed(state.open, done, facts.open, most),
    scan: { ...scan, unread, reread: scan.reread + asked.length },
  };
}

/** Read last stands last; of too many the ones read first are let go. */
const followed = (before: string[], read: Set<string>, open: string[], most: number): string[] =>
  most === 0 ? [] : [...before.filter((id) => !read.has(id)), ...new Set(open)].slice(-most);

const later = (one: string | null, other: string | null) =>
  one === null || (other !== null && other > one) ? other : one;
