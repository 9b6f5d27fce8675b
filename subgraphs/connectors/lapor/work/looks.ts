import { type Page, type PullContext, type RawRecord, SourceError, statusReader } from '../../kit/index.ts';
import { generationOf, type LaporConfig } from '../generation/settings.ts';
import type { Interface } from '../reading/interface.source.ts';
import { type FaultKind, faultKind } from '../reading/report-fault.ts';
import { textAt } from '../reading/value.parser.ts';
import type { LaporCursor } from './cursor.ts';
import type { Look } from './looked.policy.ts';

/** Failed looks in a row, at reports that were readable before, after which it is the interface that has failed. */
const PATIENCE = 3;
const MOST_NAMED = 10;

type Unreadable = NonNullable<Page<LaporCursor>['unreadable']>[number];

/** Looks at a page's reports. */
export interface Looks {
  records: RawRecord[];
  looks: Look[];
  unreadable: Unreadable[];
  notes: string[];
  /** Why the run cannot go on behind the last look; null: it can. */
  stopped: SourceError | null;
}

/** Looks at reports one by one; knows over all pages of a run whether it is one report that fails or the interface. */
export class Looker {
  private failedInARow = 0;
  private hasRead = false;
  private failure: SourceError | null = null;
  private odd = { all: 0, fresh: 0 };

  constructor(
    private readonly ctx: PullContext<LaporConfig>,
    private readonly source: Interface,
    private readonly isDoubtful: boolean,
  ) {}

  async look(ids: readonly string[], failing: ReadonlySet<string>): Promise<Looks> {
    const found: Looks = { records: [], looks: [], unreadable: [], notes: [], stopped: null };
    const faults: Record<FaultKind, string[]> = { absent: [], failing: [], odd: [] };
    for (const id of ids) {
      this.ctx.signal.throwIfAborted();
      try {
        const raw = await this.source.report(id);
        found.records.push(raw);
        found.looks.push({ id, shown: isFinal(raw, this.ctx.config) ? 'final' : 'open' });
        this.failedInARow = 0;
        this.hasRead = true;
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        const kind = faultKind(error);
        if (kind !== null) found.looks.push({ id, shown: kind });
        // One that was odd before is a dead letter already; again and again it must not look like a change of them all.
        if (kind === 'odd' && !failing.has(id))
          found.unreadable.push({ raw: { id }, where: `report ${id}`, why: error.message });
        else if (kind !== null) faults[kind].push(id);
        found.stopped = kind === null ? error : this.judged(kind, error, failing.has(id));
        if (found.stopped) break;
      }
    }
    found.notes = notesOf(faults);
    return found;
  }

  /** Of a whole run: what failed where nothing could be read; null: it speaks of single reports only. */
  get nothingButFailure(): SourceError | null {
    if (this.hasRead) return null;
    const { all, fresh } = this.odd;
    const hasChanged = fresh > 0 && all > 1;
    return hasChanged ? new SourceError('drift', `none of ${all} reports can be understood any more.`) : this.failure;
  }

  /** The error where it is the interface that fails, not this report. */
  private judged(kind: FaultKind, error: SourceError, isKnown: boolean): SourceError | null {
    if (kind === 'odd') this.odd = { all: this.odd.all + 1, fresh: this.odd.fresh + Number(!isKnown) };
    if (kind !== 'failing') return null;
    // A refused report is another institution's where the tables show that the credentials are good.
    if (error.errorClass === 'unavailable' || this.isDoubtful) this.failure = error;
    if (!isKnown) this.failedInARow += 1;
    return this.failedInARow >= PATIENCE ? error : null;
  }
}

const WORDS: Record<FaultKind, string> = {
  absent: 'are not known to LAPOR!',
  failing: 'could not be read and are looked at again',
  odd: 'still cannot be understood',
};

function notesOf(faults: Record<FaultKind, string[]>): string[] {
  return Object.entries(faults).flatMap(([kind, ids]) => {
    const named = ids.slice(0, MOST_NAMED).join(', ') + (ids.length > MOST_NAMED ? ', ...' : '');
    return ids.length > 0 ? [`${ids.length} reports ${WORDS[kind as FaultKind]}: ${named}`] : [];
  });
}

function isFinal({ report }: RawRecord, config: LaporConfig): boolean {
  const word = textAt(report, generationOf(config).fields.status) ?? '';
  return config.final.includes(statusReader(config.statusMap.in)(word));
}
