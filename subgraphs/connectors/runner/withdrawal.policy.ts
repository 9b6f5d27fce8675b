/** Share of a channel's records that may be gone after one scan; more of them is a source that hides, not one that deletes. */
const LARGEST_SHARE = 0.1;
/** Of fewer records a share proves nothing. */
const MIN_RECORDS = 20;

/** Are so many of the channel's records missing that it is the source, or our reading of it, that has changed? */
export const isMassVanishing = (gone: number, total: number) => total >= MIN_RECORDS && gone > total * LARGEST_SHARE;
