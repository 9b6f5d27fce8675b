import { forkFor } from '../../../subgraphs/common/database/row-security.ts';
import { Directory } from '../../../subgraphs/common/directory/directory.ts';
import type { DirectoryAgency, DirectoryRegion } from '../../../subgraphs/common/handover/directory-changed.topic.ts';
import type {
  ComplaintSnapshot,
  SourceRecordSnapshot,
  SourceRecordsChanged,
} from '../../../subgraphs/common/handover/source-records-changed.topic.ts';
import { SYSTEM_VIEWER, type Viewer } from '../../../subgraphs/common/identity/viewer.ts';
import { seal } from '../../../subgraphs/common/privacy/seal.ts';
import { nameKey } from '../../../subgraphs/common/text/name-key.ts';
import { reportsDatabase } from '../../../subgraphs/reports/database.ts';
import { InboxService } from '../../../subgraphs/reports/inbox/inbox.service.ts';
import { MatchService } from '../../../subgraphs/reports/match/match.service.ts';
import { reports } from '../../../subgraphs/reports/parts.ts';
import { ask, type TestRuntimes, testRuntimes } from '../../support/test-runtime.ts';

/** Agencies of the little register: a regency with one office, and the city of its name. */
export const REGENCY = '019a0000-0000-7000-8000-000000000001';
export const OFFICE = '019a0000-0000-7000-8000-000000000002';
export const CITY = '019a0000-0000-7000-8000-000000000003';

const agency = (id: string, name: string, path: string[], regionCodes: string[], key: string): DirectoryAgency => ({
  id,
  seq: 1,
  path,
  name,
  timezone: 'Asia/Makassar',
  nameKeys: [nameKey(name)],
  identifiers: [`sp4n-lapor:${key}`],
  regionCodes,
});

const region = (
  code: string,
  level: DirectoryRegion['level'],
  name: string,
  other: string[] = [],
): DirectoryRegion => ({
  code,
  level,
  name,
  parentCode: code.includes('.') ? code.slice(0, code.lastIndexOf('.')) : null,
  nameKeys: [name, ...other].map(nameKey),
});

const AGENCIES = [
  agency(REGENCY, 'Pemerintah Kabupaten Contoh', [REGENCY], ['99.01'], '1'),
  agency(OFFICE, 'Dinas Pekerjaan Umum', [OFFICE, REGENCY], [], '2'),
  agency(CITY, 'Pemerintah Kota Contoh', [CITY], ['99.71'], '3'),
];
const REGIONS = [
  region('99', 'PROVINCE', 'Nusantara'),
  region('99.01', 'REGENCY', 'Kabupaten Contoh', ['Contoh']),
  region('99.02', 'REGENCY', 'Kabupaten Lain', ['Lain']),
  region('99.71', 'REGENCY', 'Kota Contoh'),
  region('99.01.05', 'DISTRICT', 'Hulu'),
  region('99.01.05.2001', 'VILLAGE', 'Hulu Indah'),
];

/** The reports on a database of their own, with the little register. */
export async function testReports(): Promise<TestRuntimes> {
  const runtimes = await testRuntimes([reportsDatabase]);
  const em = forkFor(runtimes.of('reports').orm, SYSTEM_VIEWER);
  await em.transactional((tx) => new Directory('reports').takeIn(tx, { agencies: AGENCIES, regions: REGIONS }));
  return runtimes;
}

/** A text long enough to compare; `of` makes it unlike others. */
export const bodyOf = (of: string) =>
  `Lampu jalan di depan ${of} sudah padam sejak tiga minggu dan belum ada petugas yang datang memperbaiki.`;

/** An ordinary complaint: dispatched to the office, nothing odd. */
export const complaint = (externalId: string, parts: Partial<ComplaintSnapshot> = {}): ComplaintSnapshot => ({
  externalId,
  title: 'Lampu padam',
  body: bodyOf(`pasar ${externalId}`),
  finalBody: null,
  status: 'VERIFIED',
  closedBy: null,
  statusRaw: 'Terverifikasi',
  archiveReason: null,
  privacy: { anonymous: false, secret: false },
  occurredAt: '2026-03-02T01:00:00Z',
  updatedAt: null,
  classification: 'UNSUPERVISED_COMPLAINT',
  category: { system: 'sp4n-lapor', id: '1398', name: 'Penerangan Jalan' },
  agency: { system: 'sp4n-lapor', id: '2', name: 'Dinas Pekerjaan Umum' },
  parentAgency: { system: 'sp4n-lapor', id: '1', name: 'Pemerintah Kabupaten Contoh' },
  place: { province: 'Nusantara', regency: 'Contoh', district: null, village: null, detail: null },
  attachments: [],
  numbers: [],
  sourceChannel: 'Website',
  url: null,
  answers: [],
  ...parts,
});

/** One version of a source record. */
export const record = (
  sourceRecordId: string,
  parts: Partial<ComplaintSnapshot> = {},
  version: Partial<SourceRecordSnapshot> = {},
): SourceRecordSnapshot => ({
  sourceRecordId,
  seq: 1,
  late: false,
  withdrawn: false,
  seenAt: '2026-03-10T00:00:00Z',
  complaint: complaint(sourceRecordId.split('.').at(-1)!, parts),
  sealedReporter: null,
  ...version,
});

/** A page of a channel; the channel is the one in the middle of the first record's id. */
export const letter = (
  records: SourceRecordSnapshot[],
  facts: Partial<SourceRecordsChanged> = {},
): SourceRecordsChanged => ({
  channelId: records[0]!.sourceRecordId.split('.')[1]!,
  agencyId: REGENCY,
  phaseVersion: 1,
  hidden: false,
  silent: false,
  historic: false,
  records,
  ...facts,
});

/** A reporter as the ledger seals it. */
export const sealedReporter = (runtimes: TestRuntimes, reporter: object) =>
  seal(runtimes.of('reports').config.HUB_SECRET, JSON.stringify(reporter));

/** Takes a page in and looks for copies, as the jobs do. */
export async function takeIn(runtimes: TestRuntimes, page: SourceRecordsChanged): Promise<void> {
  const runtime = runtimes.of('reports');
  await new InboxService(runtime).takeIn(page);
  const rows = await systemEm(runtimes).execute<{ report_id: string }[]>('select report_id from reports.source_link');
  await new MatchService(runtime).match(rows.map((row) => row.report_id));
}

/** Sees and writes everything. */
export const systemEm = (runtimes: TestRuntimes) => forkFor(runtimes.of('reports').orm, SYSTEM_VIEWER);

/** What the API tells of a report after a step. */
export interface Answer {
  id: string;
  version: number;
  status: string;
  [field: string]: unknown;
}

/** The report a step is taken on, as its input names it. */
export const on = ({ id, version }: Answer, more: object = {}) => ({ reportId: id, expectedVersion: version, ...more });

const FIELDS = 'id number version status classification closedBy resolution archiveReason agency { id } secret';
const CENTRE: Viewer = { role: 'CENTRAL_ADMIN', userId: 'centre-1', agencyId: null, channelId: null };

/** Takes steps on reports through the subgraph, each with a key of its own. */
export class Steps {
  private keys = 0;

  constructor(
    private readonly runtimes: TestRuntimes,
    private readonly fields = FIELDS,
  ) {}

  /** One mutation that answers with the report. */
  async take(
    viewer: Viewer,
    mutation: string,
    input: object,
  ): Promise<{ report: Answer; code: unknown; message: string }> {
    const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
    const source = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${this.fields} } }`;
    this.keys += 1;
    const variables = { input: { idempotencyKey: `step-${this.keys}`, ...input } };
    const { data, errors } = await ask(reports, this.runtimes, viewer, source, variables);
    const report = (data as Record<string, Answer> | null)?.[mutation] as Answer;
    return { report, code: errors?.[0]?.extensions?.code, message: errors?.[0]?.message ?? '' };
  }

  /** A new report. */
  async submit(viewer: Viewer, parts: object = {}): Promise<Answer> {
    const input = { body: bodyOf(`tugu ${this.keys}`), anonymous: false, secret: false, ...parts };
    return (await this.take(viewer, 'submitReport', input)).report;
  }

  /** The report as a viewer reads it. */
  async read(id: string, viewer = CENTRE): Promise<Answer> {
    const { data } = await ask(reports, this.runtimes, viewer, `{ report(id: "${id}") { ${this.fields} } }`);
    return (data as { report: Answer }).report;
  }
}
