/** Rows of the pass card (`connector test`) about lists that change while they are read. */
const CHANGING = [5, 17, 35, 43];
/** Rows about sites that answer wrongly. */
const SITE = [33, 34, 41, 42, 49, 50];

const IS_FIXED =
  'A recording of fixed replies does not change while it is read; `http.listing` has this tried. The tests of the family hold it.';
/** How a source was read: its replies are kept, or only the raw records made of them. */
export type Read = 'replies' | 'bytes' | 'other';

/** Why wrong answers of a site cannot be tried. */
const NO_SITE: Record<Exclude<Read, 'replies'>, string> = {
  bytes:
    'The recording holds records, not replies: the source is read over HTTP as bytes. The tests of the family hold this.',
  other: 'The source is not read over HTTP; the tests of the family hold this for its own way.',
};

/** Rows that a recording cannot show, with the reason, as they are declared in it. */
export const notApplicable = (read: Read): Record<string, string> =>
  Object.fromEntries([
    ...CHANGING.map((row) => [row, IS_FIXED]),
    ...(read === 'replies' ? [] : SITE.map((row) => [row, NO_SITE[read]])),
  ]);
