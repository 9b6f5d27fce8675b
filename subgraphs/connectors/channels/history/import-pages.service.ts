import { forkFor } from '../../../common/database/row-security.ts';
import { hubError } from '../../../common/errors/hub-error.ts';
import { SYSTEM_VIEWER } from '../../../common/identity/viewer.ts';
import type { Json } from '../../kit/json.ts';
import { ImportRun } from '../../ledger/import-run.entity.ts';
import { Run } from '../../ledger/run.entity.ts';
import { type HandedIn, importPage } from '../../runner/history/import-page.ts';
import { storable } from '../../runner/record-fault.policy.ts';
import { runOf } from '../../runner/record-page.ts';
import type { Acts } from '../acts.ts';
import { rawOf } from '../source-record/push.service.ts';
import type { PushedRecord } from '../source-record/source-record.inputs.ts';
import { type ImportedPage, type ImportSourceRecordsInput, MAX_IMPORTED } from './history.inputs.ts';
import type { HistoryService } from './history.service.ts';

/** How much of an id that cannot be used is given back, so that its sender finds it. */
const SHOWN_ID = 200;

/** Takes pages of history in: those sent by GraphQL, and those of files. */
export class ImportPagesService {
  constructor(
    private readonly acts: Acts,
    private readonly history: HistoryService,
  ) {}

  /**
   * Takes a page in whole; a repeat of the same page gets the same answer and counts once.
   * @throws FORBIDDEN, IMPORT_NOT_FOUND, CHANNEL_BUSY, BAD_USER_INPUT (over 500, not under way, another way)
   */
  async take(input: ImportSourceRecordsInput): Promise<ImportedPage> {
    const { complaints, last } = input;
    if (complaints.length > MAX_IMPORTED)
      throw hubError('BAD_USER_INPUT', `A page holds at most ${MAX_IMPORTED} complaints.`);
    const answerId = await this.acts.asHub('importSourceRecords', input, async (em) => {
      const { run, channel } = await this.history.lock(em, input.runId);
      if (run.outcome !== 'RUNNING' || run.way !== 'PAGES')
        throw hubError('BAD_USER_INPUT', `Import ${run.id} (${run.way}, ${run.outcome}) waits for no pages.`);
      const items = await importPage(em, this.acts.runtime, { channel, run }, { raws: complaints.map(rawOf) });
      const page = Object.assign(runOf(channel.id, items, this.acts.runtime.now()), { backfill: true });
      const ids = complaints.map(({ externalId }) => storable(externalId.slice(0, SHOWN_ID)));
      page.verdicts = items.map(({ verdict, reason }, place) => ({ externalId: ids[place]!, verdict, reason }));
      em.persist(page);
      if (last) this.history.end(run, 'DONE');
      return page.id;
    });
    const em = forkFor(this.acts.runtime.orm, SYSTEM_VIEWER);
    const { verdicts } = await em.findOneOrFail(Run, { id: answerId });
    const run = await em.findOneOrFail(ImportRun, { id: input.runId });
    return { run, records: verdicts as unknown as PushedRecord[] };
  }

  /** Takes a page of a file in; `cursor` is kept with it, so that a run which was killed goes on behind it. @throws CHANNEL_BUSY */
  async takeFilePage(runId: string, page: HandedIn, cursor: Json): Promise<ImportRun> {
    return this.acts.em.transactional(async (em) => {
      const { run, channel } = await this.history.lock(em, runId);
      await importPage(em, this.acts.runtime, { channel, run }, page, cursor);
      return run;
    });
  }

  /** The file is read to its end. */
  async finishFile(runId: string): Promise<ImportRun> {
    return this.acts.em.transactional(async (em) => {
      const { run } = await this.history.lock(em, runId);
      this.history.end(run, 'DONE');
      return run;
    });
  }
}
