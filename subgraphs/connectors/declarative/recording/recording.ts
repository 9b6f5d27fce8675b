import type { Page } from '../../kit/connector.ts';
import type { Json, RawRecord } from '../../kit/json.ts';
import { type Finding, findPersonal } from './scan.ts';
import { Scrubber } from './scrub.ts';

/** Pages of a source as they were read once, with invented persons: `<id>.recording.json` beside the channel's file. */
export interface Recording {
  /** When they were read, ISO: relative dates keep their meaning. */
  at: string;
  /** Invented values for `${SOURCE_...}` of the settings. */
  variables: Record<string, string>;
  pages: { records: RawRecord[]; cursor: Json; deleted?: string[]; complete?: boolean }[];
}

/** A recording of these pages, scrubbed, and what a scan still finds in it: with findings it must not be written. */
export function recordingOf(
  pages: readonly Page<unknown>[],
  at: Date,
  terms: { names: readonly string[]; variables: Recording['variables'] },
): { recording: Recording; findings: Finding[] } {
  const plain = pages.map(({ records, cursor, deleted, complete }) => ({
    records,
    cursor: cursor as Json,
    ...(deleted && { deleted }),
    ...(complete !== undefined && { complete }),
  }));
  const scrubber = new Scrubber(terms.names);
  const scrubbed = scrubber.scrub(JSON.parse(JSON.stringify(plain))) as Recording['pages'];
  return {
    recording: { at: at.toISOString(), variables: terms.variables, pages: scrubbed },
    findings: findPersonal(scrubbed as unknown as Json, scrubber.realNames),
  };
}
