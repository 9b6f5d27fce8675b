import { AutoMergeService } from '../../../../subgraphs/reports/match/auto-merge.service.ts';
import { SuggestionService } from '../../../../subgraphs/reports/suggestion/suggestion.service.ts';
import type { TestRuntimes } from '../../../support/test-runtime.ts';
import { letter, record, sealedReporter, systemEm, takeIn } from '../support.ts';

/** Two reports of one channel, text and sender, as the automatic policy wants them, or with other parts. */
export class SentTwice {
  constructor(private readonly hub: TestRuntimes) {}

  /** Lets words be counted over so many real reports. */
  async countWords(documents: number): Promise<void> {
    await systemEm(this.hub).execute(
      'insert into reports.term_table (version, documents, made_at) values (?, ?, now())',
      [documents, documents],
    );
  }

  /** Takes two reports in, compares them, and lets the rule look; gives their ids, the earlier first. */
  async send(name: string, parts: object = {}, facts: { phone?: string; historic?: boolean; body?: string } = {}) {
    const body = facts.body ?? textOf(name);
    const reporter = sealedReporter(this.hub, {
      name: 'Warga Contoh',
      ids: [{ kind: 'PHONE', value: facts.phone ?? phoneOf(name), verified: true }],
    });
    const [one, other] = [`sheet.ringkas.${name}-1`, `sheet.ringkas.${name}-2`];
    const version = { sealedReporter: reporter };
    const records = [
      record(one, { body }, version),
      record(other, { body: `${body} Mohon bantuan.`, occurredAt: '2026-03-04T00:00:00Z', ...parts }, version),
    ];
    await takeIn(this.hub, letter(records, { historic: facts.historic ?? false }));
    const ids = [await this.idOf(one), await this.idOf(other)] as [string, string];
    await this.look(...ids);
    return ids;
  }

  /** What the job does with a letter of these reports. */
  async look(...ids: string[]): Promise<void> {
    await new SuggestionService(this.hub.of('reports')).check(ids);
    await new AutoMergeService(this.hub.of('reports')).join(ids);
  }

  async idOf(sourceRecordId: string): Promise<string> {
    const [row] = await systemEm(this.hub).execute<{ id: string }[]>(
      'select report_id as id from reports.source_link where source_record_id = ?',
      [sourceRecordId],
    );
    return row!.id;
  }
}

/** Words that no other text here has. */
export const textOf = (name: string) => Array.from('abcdefghijkl', (letter) => `${name}${letter}`).join(' ');

const phones = new Map<string, string>();
/** A number that is this name's. */
export const phoneOf = (name: string) => {
  const number = phones.get(name) ?? `0812-0000-${String(phones.size + 1000)}`;
  phones.set(name, number);
  return number;
};
