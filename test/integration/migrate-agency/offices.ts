import { operation } from '../../../gateway/doors/operation.ts';
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

  /** A citizen writes to the hub itself. */
  async submit(body: string, secret: boolean): Promise<string> {
    const facts = { anonymous: false, secret, agencyId: this.agencyId, classification: 'UNSUPERVISED_COMPLAINT' };
    const data = await this.ask(operation('submit-report'), { input: { idempotencyKey: body, body, ...facts } }, '');
    return data.submitReport.number;
  }
}

const REPORT = `query ($system: ID!, $id: String!) { resolveLegacyId(system: $system, id: $id) { report { id status version } } }`;
