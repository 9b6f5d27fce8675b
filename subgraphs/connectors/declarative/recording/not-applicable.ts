/** Rows of the pass card (`connector test`) about lists that change while they are read. */
const CHANGING = [5, 17, 35, 43];
/** Rows about sites that answer wrongly. */
const SITE = [33, 34, 41, 42, 49, 50];

const IS_FIXED =
  'A recording of fixed replies does not change while it is read; `http.listing` has this tried. The tests of the family hold it.';
const IS_NO_SITE = 'The source is not read over HTTP; the tests of the family hold this for its own way.';

/** Rows that a recording cannot show, with the reason, as they are declared in it. */
export const notApplicable = (hasReplies: boolean): Record<string, string> =>
  Object.fromEntries([
    ...CHANGING.map((row) => [row, IS_FIXED]),
    ...(hasReplies ? [] : SITE.map((row) => [row, IS_NO_SITE])),
  ]);
