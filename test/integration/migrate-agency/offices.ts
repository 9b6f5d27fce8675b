import { operation } from '../../../gateway/doors/operation.ts';
import { createHubClient, ReportNews } from '../../../schema/client/index.ts';
import type { MovingHub } from './moving-hub.ts';

/** What offices do next with a report, by its status, until it is closed. */
const NEXT: Record<string, [operation: string, more: (agencyId: string) => object, asCentre: boolean]> = {
  RECEIVED: ['dispatch-report', (agencyId) => ({ agencyId }), true],
  DISPATCHED: ['verify-report', () => ({ classification: 'UNSUPERVISED_COMPLAINT' }), false],
  VERIFIED: ['add-follow-up', () => ({ message: 'Regu datang ke lokasi.' }), false],
  IN_PROGRESS: ['close-report', () => ({ message: 'Selesai dikerjakan.', resolution: 'RESOLVED' }), false],
};

/** The offices of the agency, who work in the hub. */
export class Offices {
  constructor(
    private readonly hub: MovingHub,
    private readonly agencyId: string,
    private readonly tokens: { officer: string; centre: string },
  ) {}

  /** Answers of an operation or a query. @throws Error with the words of its first error */
  // biome-ignore lint/suspicious/noExplicitAny: as loose as JSON is
  async ask(query: string, variables: object, token = this.tokens.officer): Promise<any> {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
    const answer = await fetch(this.hub.url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    const { data, errors } = (await answer.json()) as { data: unknown; errors?: { message: string }[] };
    if (errors) throw new Error(errors[0]?.message);
    return data;
  }

  /** Works on the reports behind these old numbers until they are closed. @returns steps taken */
  async finish(channel: string, numbers: readonly string[]): Promise<number> {
    let steps = 0;
    for (const number of numbers) {
      const { resolveLegacyId } = await this.ask(REPORT, { system: channel, id: number });
      let report = resolveLegacyId[0]?.report;
      while (report && NEXT[report.status]) {
        const [name, more, asCentre] = NEXT[report.status]!;
        const input = { idempotencyKey: `${name} ${report.id}`, reportId: report.id, expectedVersion: report.version };
        const token = asCentre ? this.tokens.centre : this.tokens.officer;
        const data = await this.ask(operation(name), { input: { ...input, ...more(this.agencyId) } }, token);
        report = Object.values(data)[0];
        steps += 1;
      }
    }
    return steps;
  }

  /** Reports of which a listener at the centre was told by a subscription, in this order. */
  readonly heard: string[] = [];

  /** The agency wants to hear of everything that is told, by calls and as it happens. */
  async listen(signal: AbortSignal): Promise<void> {
    void this.hear(signal);
    const target = 'https://penerima.invalid/kait';
    const facts = { name: 'Dasbor contoh', audience: 'AGENCY', agencyId: this.agencyId, transport: 'WEBHOOK', target };
    const input = { idempotencyKey: 'listen', ...facts, kinds: ['STATUS_CHANGED', 'BREACHED', 'ESCALATED'] };
    await this.ask(operation('create-subscription'), { input });
  }

  private async hear(signal: AbortSignal): Promise<void> {
    const centre = createHubClient({ url: this.hub.url, token: this.tokens.centre });
    for await (const { reportNews } of centre.subscribe(ReportNews, {}, { signal }))
      if (reportNews.report) this.heard.push(reportNews.report.id);
  }

  /** Number of the report behind an old number. */
  async numberOf(system: string, id: string): Promise<string | undefined> {
    const { resolveLegacyId } = await this.ask(operation('resolve-legacy-id'), { system, id });
    return resolveLegacyId[0]?.report.number;
  }

  /** A citizen writes to the hub itself. */
  async submit(body: string, secret: boolean): Promise<string> {
    const facts = { anonymous: false, secret, agencyId: this.agencyId, classification: 'UNSUPERVISED_COMPLAINT' };
    const data = await this.ask(operation('submit-report'), { input: { idempotencyKey: body, body, ...facts } }, '');
    return data.submitReport.number;
  }
}

const REPORT = `query ($system: ID!, $id: String!) { resolveLegacyId(system: $system, id: $id) { report { id status version } } }`;
