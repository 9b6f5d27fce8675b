import { blindIndex, type IdKind } from '../../common/privacy/blind-index.ts';
import { seal, unseal } from '../../common/privacy/seal.ts';

/** Who wrote a report, in the clear. Only inside a function; it is stored and travels sealed. */
export interface ReporterFacts {
  name: string | null;
  ids: { kind: IdKind; value: string; verified: boolean }[];
}

/** The reporter inside a seal. */
export const openReporter = (secret: string, sealed: string): ReporterFacts => JSON.parse(unseal(secret, sealed));

/** The reporter in a seal; null when nothing is known. */
export const sealReporter = (secret: string, reporter: ReporterFacts): string | null =>
  reporter.name || reporter.ids.length > 0 ? seal(secret, JSON.stringify(reporter)) : null;

/** Blind indexes of the verified ids, "PHONE:<index>". */
export const verifiedKeys = (secret: string, { ids }: ReporterFacts): string[] =>
  ids.filter(({ verified }) => verified).map(({ kind, value }) => `${kind}:${blindIndex(secret, kind, value)}`);
