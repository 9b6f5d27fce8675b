/** A value of JSON; raw records consist of them, so that they can be stored and replayed. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** One item as the source gave it. `_where` (e.g. "row 14") is added by a connector to name the place in errors. */
export type RawRecord = { [key: string]: Json };
