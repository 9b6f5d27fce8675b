import type { Json, RawRecord } from '../../../subgraphs/connectors/kit/index.ts';

/** Something an author is asked. */
export interface Question {
  /** Name of the answer, for `--set key=answer`. */
  key: string;
  ask: string;
  /** Answer of who only presses Enter. */
  usual: string;
  /** Why an answer cannot be used; null: it can. */
  fault?(answer: string): string | null;
}

export type Answers = Record<string, string>;

/** A recording's contents: raw pages, or replies of a site. */
export interface Example {
  pages?: { records: RawRecord[]; cursor: Json }[];
  http?: {
    exchanges?: { method?: string; url: string; status: number; headers: Record<string, string>; body: Json }[];
    /** Parameters that do not matter when a request is looked up. */
    ignoreQuery?: string[];
    /** A list as a rule instead of as replies; see the conformance kit's recording. */
    listing?: object;
  };
  /** A genuine call of the source, with its signature. */
  webhook?: { headers: Record<string, string>; body: string };
  /** Invented values of secrets that are more than words. */
  variables?: Record<string, string>;
  /** Rows of the pass card that such a source cannot show, with the reason. */
  notApplicable?: { [row: number]: string | undefined };
}

/** How `init` begins a channel of one family. */
export interface Template {
  /** What kind of system it is, for who does not know our word. */
  summary: string;
  questions: readonly Question[];
  /** How such a source is read, where the example holds no replies of it; usual: not over HTTP. */
  reads?: 'bytes';
  /** The family's own keys, as YAML. */
  settings(answers: Answers): string;
  /** What such a source says, invented: the recording without `at` and `variables`. */
  example(answers: Answers): Example;
}

/** A text as YAML, in quotes where YAML would take it for something else. */
export const yamlText = (text: string) =>
  /^[\p{L}_/][\p{L}\p{N} _./-]*$/u.test(text) && !/^(?:true|false|null|yes|no)$/i.test(text) && !/ $/.test(text)
    ? text
    : JSON.stringify(text);

/** Complaints that never were, in the words of an Indonesian desk. */
export const INVENTED = [
  {
    id: 'C-001',
    title: 'Lampu jalan padam',
    body: 'Lampu jalan di depan balai desa padam sejak tiga malam.',
    status: 'Baru',
  },
  {
    id: 'C-002',
    title: 'Sampah menumpuk',
    body: 'Sampah di pasar belum diangkut selama satu minggu.',
    status: 'Diproses',
  },
  {
    id: 'C-003',
    title: 'Jalan berlubang',
    body: 'Jalan menuju sekolah berlubang dan tergenang air.',
    status: 'Selesai',
  },
  { id: 'C-004', title: 'Air tidak mengalir', body: 'Air bersih tidak mengalir di tiga dusun.', status: 'Selesai' },
  { id: 'C-005', title: 'Antrean layanan', body: 'Antrean di loket terlalu panjang pada hari Senin.', status: 'Baru' },
  { id: 'C-006', title: 'Jembatan retak', body: 'Jembatan kecil retak setelah hujan deras.', status: 'Diproses' },
] as const;

/** A fault of an answer that has to be an http address. */
export const httpFault = (answer: string) =>
  /^https?:$/.test(URL.parse(answer)?.protocol ?? '') ? null : 'It is an http address.';

/** The secret of a channel: "kanal-a" and "KEY" are KANAL_A_KEY. */
export const secretOf = (id: string, what: string) => `${id.toUpperCase().replaceAll('-', '_')}_${what}`;

/** A fault of an answer that is none of these words. */
export const oneOf = (words: readonly string[]) => (answer: string) =>
  words.includes(answer) ? null : `It is one of ${words.join(', ')}.`;

/** Zone of its times, asked by most families. */
export const TIMEZONE: Question = {
  key: 'timezone',
  ask: 'Zone of its times (Asia/Jakarta, Asia/Makassar, Asia/Jayapura, UTC)',
  usual: 'Asia/Jakarta',
  fault(answer) {
    try {
      new Intl.DateTimeFormat('en', { timeZone: answer });
      return null;
    } catch {
      return `"${answer}" is no time zone such as Asia/Jakarta.`;
    }
  },
};

/** Halves, so that an example has two pages. */
export function inPages(
  records: RawRecord[],
  cursorAfter: (page: number) => Json,
): { records: RawRecord[]; cursor: Json }[] {
  const half = Math.ceil(records.length / 2);
  return [records.slice(0, half), records.slice(half)].map((page, index) => ({
    records: page,
    cursor: cursorAfter(index + 1),
  }));
}
