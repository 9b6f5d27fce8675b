import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { newId, uuidsOnly } from '../../../common/database/uuid.ts';
import { hubError } from '../../../common/errors/hub-error.ts';
import { dryImport } from '../../../common/handover/dry-import.topic.ts';
import { pullChannel } from '../../../common/handover/pull-channel.topic.ts';
import { CONNECTORS } from '../../families.ts';
import type { Channel } from '../../ledger/channel.entity.ts';
import { ImportRun } from '../../ledger/import-run.entity.ts';
import type { ImportState, ImportWay } from '../../ledger/import-words.ts';
import type { Acts } from '../acts.ts';
import type { StartHistoryImportInput, StopHistoryImportInput } from './history.inputs.ts';

/** What an import is begun with. */
export interface ImportTerms {
  way: ImportWay;
  dry: boolean;
  expected?: number | null | undefined;
}

/** Begins and ends imports of history. One that was interrupted is found again by starting it again. */
export class HistoryService {
  constructor(private readonly acts: Acts) {}

  /** @throws FORBIDDEN, CHANNEL_NOT_FOUND, BAD_USER_INPUT (retired, another import under way, no connector) */
  async start(input: StartHistoryImportInput): Promise<ImportRun> {
    if (input.way === 'FILE') throw hubError('BAD_USER_INPUT', 'Files are handed in by the command npm run import.');
    const id = await this.acts.carryOut('startHistoryImport', input, async (em) => {
      const run = await this.openIn(em, input.channelId, input);
      return run.id;
    });
    return this.found(id);
  }

  /** As `start`, for a file that its caller reads itself. */
  async open(channelId: string, terms: ImportTerms): Promise<ImportRun> {
    const { id } = await this.acts.em.transactional((em) => this.openIn(em, channelId, terms));
    return this.found(id);
  }

  /** Ends an import; what it has taken in stays. @throws FORBIDDEN, IMPORT_NOT_FOUND */
  async stop(input: StopHistoryImportInput): Promise<ImportRun> {
    const id = await this.acts.carryOut('stopHistoryImport', input, async (em) => {
      const { run, channel } = await this.lock(em, input.runId);
      if (run.outcome === 'RUNNING') this.end(run, 'STOPPED');
      if (run.way === 'SOURCE' && !run.dry) channel.backfillDueAt = null;
      return run.id;
    });
    return this.found(id);
  }

  /** The import with this id; null: none the viewer may see. */
  one(id: string): Promise<ImportRun | null> {
    const [known] = uuidsOnly([id]);
    return known ? this.acts.em.findOne(ImportRun, { id: known }, { refresh: true }) : Promise.resolve(null);
  }

  /** The import and its channel, both locked, if the viewer may act on them. @throws IMPORT_NOT_FOUND, FORBIDDEN */
  async lock(em: EntityManager, id: string): Promise<{ run: ImportRun; channel: Channel }> {
    const seen = await this.one(id);
    if (!seen) throw hubError('IMPORT_NOT_FOUND', id);
    const channel = await this.acts.ownChannel(em, seen.channelId, 'import history');
    const lockMode = LockMode.PESSIMISTIC_WRITE;
    const run = await em.findOneOrFail(ImportRun, { id: seen.id }, { lockMode, refresh: true });
    return { run, channel };
  }

  /** Ends a run in the present transaction. */
  end(run: ImportRun, outcome: ImportState): void {
    Object.assign(run, { outcome, endedAt: this.acts.runtime.now() });
  }

  /** The run that is under way, or a new one. */
  private async openIn(em: EntityManager, channelId: string, { way, dry, expected = null }: ImportTerms) {
    const channel = await this.acts.ownChannel(em, channelId, 'import history');
    const { id, phase, family } = channel;
    if (phase === 'RETIRED') throw hubError('BAD_USER_INPUT', `${id} is retired; nothing is taken in any more.`);
    if (family === 'HUB') throw hubError('BAD_USER_INPUT', 'Reports to the hub itself come by submitReport.');
    if (expected !== null && expected < 0) throw hubError('BAD_USER_INPUT', 'expected is a number of records.');
    const open = await em.findOne(ImportRun, { channelId: id, outcome: 'RUNNING' });
    if (open && (open.way !== way || open.dry !== dry))
      throw hubError('BAD_USER_INPUT', `Import ${open.id} of ${id} is under way; end it with stopHistoryImport.`);
    const startedAt = this.acts.runtime.now();
    const facts = { id: newId(startedAt), channelId: id, way, dry, expected, startedAt, outcome: 'RUNNING' as const };
    const run = open ?? Object.assign(new ImportRun(), { ...facts, ...this.acts.actor });
    em.persist(run);
    if (way === 'SOURCE') await this.order(em, channel, run);
    return run;
  }

  /** Asks the workers for the backfill, which gives way to every pull; a dry run has its own letter. */
  private async order(em: EntityManager, channel: Channel, run: ImportRun): Promise<void> {
    const { id, connector, family } = channel;
    const { letterBox, now } = this.acts.runtime;
    if (!connector && !CONNECTORS[family])
      throw hubError('BAD_USER_INPUT', `${id} is of the family ${family}, which is not pulled; send PAGES.`);
    if (!run.dry) channel.backfillDueAt ??= now();
    // The process of an installed connector looks for what is due itself.
    if (connector) return;
    if (run.dry) await letterBox.send(em, dryImport, { importRunId: run.id }, run.id);
    else await letterBox.send(em, pullChannel, { channelId: id, backfill: true }, id);
  }

  private found(id: string): Promise<ImportRun> {
    return this.acts.em.findOneOrFail(ImportRun, { id }, { refresh: true });
  }
}
