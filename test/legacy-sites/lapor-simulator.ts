import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Json } from '../../subgraphs/connectors/kit/index.ts';
import { type Answer, type ScriptedSite, scriptedSite } from './scripted-site.ts';

type Row = { [key: string]: Json };

/** One invented report as G3 keeps it; `parts` overrides what the reply says. */
export interface SimulatedReport {
  parts: Row;
  /** Under `status_logs` of the report, and under `data_logs` beside it. */
  statusLogs: Row[];
  dataLogs: Row[];
  followups: Row[];
}

/** An invented G3 server, changed by a test while it is read. */
export interface LaporSimulator extends ScriptedSite {
  reports: Map<string, SimulatedReport>;
  templates: Row[];
  institutions: Row[];
  followupsPerPage: number;
  /** Answers instead of the server itself; undefined leaves it its word. */
  instead: (path: string, request: IncomingMessage) => Answer | undefined;
  /** What happens to a writing call after it is taken in: its usual reply, none, one without an id, or a status. */
  writing: 'id' | 'silence' | 'no-id' | number;
  /** Is a writing call that is not answered with an id taken in all the same? */
  takesIn: boolean;
  /** Bodies of writing calls, in order. */
  written: { path: string; body: string }[];
  /** Settings of a channel that reads it. */
  config: Row;
}

const KEY = 'kunci-contoh';
const TOKEN = '{00000000-0000-4000-8000-000000000000}';

/** An invented report; even ids are numbers in the reply, odd ones texts. */
export const simulated = (id: string, parts: Row = {}, rest: Partial<SimulatedReport> = {}): SimulatedReport => ({
  parts: {
    id: Number(id) % 2 === 0 ? Number(id) : id,
    status_code: 2,
    status_name: 'Dalam Proses',
    disposition_id: 77,
    title: `Lampu ${id} mati`,
    content: `<p>Lampu jalan di depan <b>Pasar Contoh</b> mati.</p><script>x()</script>`,
    created_at: '2026-02-02 08:00:00',
    updated_at: '2026-02-03 08:00:00',
    category_id: 436,
    category_name: 'Penerangan Jalan',
    is_anonymous: false,
    is_secret: 0,
    attachments: '[11,12].',
    ...parts,
  },
  statusLogs: [],
  dataLogs: [],
  followups: [],
  ...rest,
});

/** Starts a server with these reports. */
export async function laporSimulator(reports: Record<string, SimulatedReport>): Promise<LaporSimulator> {
  const site = await scriptedSite(
    (path, request) => simulator.instead(path, request) ?? answerOf(simulator, path, request),
  );
  const simulator: LaporSimulator = Object.assign(site, {
    reports: new Map(Object.entries(reports)),
    templates: [{ template_code: 'T1', title: 'Selesai', type: 1, content: 'Ditangani {{ institution_from }}.' }],
    institutions: [
      { id: 77, name: 'Dinas Contoh' },
      { id: '88', name: 'Balai Contoh' },
    ],
    followupsPerPage: 2,
    instead: () => undefined,
    writing: 'id' as const,
    takesIn: true,
    written: [],
    config: {
      base: `${site.url}/lapor/3.0.0`,
      key: KEY,
      token: TOKEN,
      requestsPerSecond: 10_000,
      reportsPerPage: 5,
      ids: Object.keys(reports),
    },
  });
  return simulator;
}

function answerOf(simulator: LaporSimulator, path: string, request: IncomingMessage): Answer | undefined {
  const { headers, method } = request;
  if (headers.authorization !== `Bearer ${KEY}` || headers.token !== TOKEN) return { status: 401, body: '{}' };
  const { pathname, searchParams } = new URL(path, simulator.url);
  const call = pathname.replace('/lapor/3.0.0/', '');
  if (method === 'POST') return (incoming, response) => written(simulator, call, incoming, response);
  if (call === 'masters/templates') return json({ results: { data: simulator.templates } });
  if (call === 'masters/institutions/external') return json({ results: { data: simulator.institutions } });
  const [, id = '', kind] = /^complaints\/([^/]+)\/(complaint|followups)$/.exec(call) ?? [];
  const report = simulator.reports.get(id);
  if (!report) return { status: 404, body: '{"message":"not found"}' };
  if (kind === 'followups') return followupsOf(simulator, report, Number(searchParams.get('page') ?? 1), pathname);
  return json({ results: { data: { ...report.parts, status_logs: report.statusLogs }, data_logs: report.dataLogs } });
}

function followupsOf(simulator: LaporSimulator, { followups }: SimulatedReport, page: number, path: string): Answer {
  const from = (page - 1) * simulator.followupsPerPage;
  const to = from + simulator.followupsPerPage;
  // The address it names is its own, behind the gateway: of no use to a client.
  const next = to < followups.length ? `http://dalam.invalid${path}?page=${page + 1}` : null;
  return json({ results: { data: followups.slice(from, to), next_page_url: next } });
}

async function written(
  simulator: LaporSimulator,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const body = Buffer.concat(parts).toString();
  simulator.written.push({ path, body });
  const { writing } = simulator;
  if (simulator.takesIn) takeIn(simulator, path, body);
  if (writing === 'silence') return;
  response.writeHead(typeof writing === 'number' ? writing : 200, { 'content-type': 'application/json' });
  response.end(writing === 'id' ? '{"results":{"data":{"id":901}}}' : '{"message":"ok"}');
}

/** A follow-up stands in the list afterwards; a rejection moves the report and leaves its words in the logs. */
function takeIn({ reports }: LaporSimulator, path: string, body: string): void {
  const [, rejected] = /^complaints\/process\/([^/]+)\/reject$/.exec(path) ?? [];
  if (rejected !== undefined) {
    const { reason, reason_description: note } = JSON.parse(body) as { reason: string; reason_description: string };
    const report = reports.get(rejected);
    if (report) report.parts.disposition_id = Number(reason);
    report?.statusLogs.push({ note, timestamp: '2026-03-17 10:00:00' });
  }
  if (path !== 'complaints/followup/add') return;
  const fields = formOf(body);
  reports.get(fields.complaint_id ?? '')?.followups.push({
    id: 901,
    content: fields.content ?? '',
    created_at: '17-03-2026 10:00:00',
    institution: { name: 'Dinas Contoh' },
  });
}

/** Texts of a multipart form. */
export const formOf = (body: string): Record<string, string> =>
  Object.fromEntries(
    [...body.matchAll(/name="([^"]+)"\r\n(?:[^\r\n]+\r\n)*\r\n([\s\S]*?)\r\n--/g)].map(([, name, value]) => [
      name,
      value,
    ]),
  );

const json = (value: Json): Answer => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});
