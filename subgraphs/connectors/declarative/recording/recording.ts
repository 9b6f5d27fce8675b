import type { Page } from '../../kit/connector.ts';
import type { Json, RawRecord } from '../../kit/json.ts';
import { eachText } from '../settings-text.ts';
import type { Exchange } from './http-recorder.ts';
import { notApplicable } from './not-applicable.ts';
import { KnownValues, type PageTerms, scrubbedPage } from './page.ts';
import { type Finding, findPersonal } from './scan.ts';
import { Scrubber } from './scrub.ts';

/** Pages of a source as they were read once, with invented persons: `<id>.recording.json` beside the channel's file. */
export interface Recording {
  /** When they were read, ISO: relative dates keep their meaning. */
  at: string;
  /** Invented values for `${SOURCE_...}` of the settings. */
  variables: Record<string, string>;
  /** Replies the pages were read from, where the source speaks HTTP: the connector can be tried against them. */
  http?: { exchanges: Exchange[] };
  /** Rows of the pass card that it cannot show, with the reason. */
  notApplicable: Record<string, string>;
  pages: { records: RawRecord[]; cursor: Json; deleted?: string[]; complete?: boolean }[];
}

/** What is known about the source beside its pages. */
export interface RecordingTerms {
  /** Names of reporters as the connector reads them. */
  names: readonly string[];
  /** Variables of the settings: real value (undefined: not set) and invented one. */
  variables: Record<string, { real: string | undefined; invented: string }>;
  /** What was asked and answered over HTTP. */
  exchanges: readonly Exchange[];
  /** Something was read over HTTP as bytes, which are not kept. */
  readsBytes: boolean;
  /** Texts that the settings name, see `labelsOf`: they stay on pages unless they are personal. */
  labels?: readonly string[];
}

/** A recording of these pages, scrubbed, and what a scan still finds in it: with findings it must not be written. */
export function recordingOf(
  pages: readonly Page<unknown>[],
  at: Date,
  { names, variables, exchanges, readsBytes, labels = [] }: RecordingTerms,
): { recording: Recording; findings: Finding[] } {
  const plain = pages.map(({ records, cursor, deleted, complete }) => ({
    records,
    cursor: cursor as Json,
    ...(deleted && { deleted }),
    ...(complete !== undefined && { complete }),
  }));
  const before = withoutValues(JSON.parse(JSON.stringify(plain)), variables);
  const scrubber = new Scrubber(names);
  const scrubbed = scrubber.scrub(before);
  const terms: PageTerms = {
    known: new KnownValues(before, scrubbed),
    labels: labels.filter((label) => scrubber.scrub(label) === label),
    scrub: (text) => scrubber.prose(text),
  };
  const replies = (withoutValues(exchanges as unknown as Json, variables) as unknown as Exchange[]).map((exchange) =>
    scrubbedExchange(exchange, terms, scrubber),
  );
  const recording: Recording = {
    at: at.toISOString(),
    variables: Object.fromEntries(Object.entries(variables).map(([name, { invented }]) => [name, invented])),
    pages: scrubbed as unknown as Recording['pages'],
    ...(replies.length > 0 && { http: { exchanges: replies } }),
    notApplicable: notApplicable(replies.length > 0 ? 'replies' : readsBytes ? 'bytes' : 'other'),
  };
  const { pages: written, http = null } = recording;
  return { recording, findings: findPersonal({ pages: written, http } as unknown as Json, scrubber.realNames) };
}

/** Addresses and secrets of the installation become those that the recording's variables say. */
function withoutValues(value: Json, variables: RecordingTerms['variables']): Json {
  const pairs = Object.values(variables).flatMap(({ real, invented }) =>
    real && real.length > 3 ? [[real, invented] as const] : [],
  );
  if (pairs.length === 0) return value;
  return eachText(value, (text) => pairs.reduce((said, [real, invented]) => said.replaceAll(real, invented), text));
}

function scrubbedExchange(exchange: Exchange, terms: PageTerms, scrubber: Scrubber): Exchange {
  const { url, headers, body } = exchange;
  const type = headers['content-type'] ?? '';
  const text = typeof body === 'string' ? body : null;
  const isMarkup = /html|xml/i.test(type) || (text !== null && /^\s*</.test(text));
  const json = text === null ? body : jsonIn(text);
  return {
    ...exchange,
    url: scrubber.scrub(url),
    body:
      json !== undefined
        ? scrubber.scrub(json)
        : isMarkup
          ? scrubbedPage(String(text), terms, /xml/i.test(type) && !/xhtml/i.test(type))
          : scrubber.prose(String(text)),
  };
}

function jsonIn(text: string): Json | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return typeof value === 'object' ? value : undefined;
  } catch {
    return undefined;
  }
}
