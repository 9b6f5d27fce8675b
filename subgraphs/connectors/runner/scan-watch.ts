import type { EntityManager } from '@mikro-orm/postgresql';
import { canonicalJson } from '../../common/text/canonical-json.ts';
import type { Page } from '../kit/connector.ts';
import { SourceError } from '../kit/source-error.ts';
import type { Channel } from '../ledger/channel.entity.ts';
import type { StatedPolicy } from './policy.ts';
import type { ReadRecords } from './read-page.ts';
import { recordsThere } from './withdraw.ts';

/** What the pages of one run show together: paging that never ends or stands still, and whether the scan is whole. */
export class ScanWatch {
  private pages = 0;
  private seen = 0;
  private last = '';
  /** Items that show no id: nobody can say which records they are. */
  private nameless = 0;

  constructor(
    private readonly channel: Pick<Channel, 'id' | 'cursor' | 'scanOpen'>,
    private readonly policy: StatedPolicy,
  ) {}

  /** @throws SourceError('drift') for a page too many, one that came before, or an empty start where records were */
  async check(em: EntityManager, page: Page<unknown>, { records, dead }: Omit<ReadRecords, 'all'>): Promise<void> {
    const { maxPages, deletes } = this.policy;
    this.pages += 1;
    if (this.pages > maxPages)
      throw new SourceError('drift', `paging does not end: over ${maxPages} pages in one pull.`);
    const items = [...records.map(({ contentHash }) => contentHash), ...dead.map(({ rawHash }) => rawHash)];
    const shown = `${canonicalJson(page.cursor)} ${items.join(' ')}`;
    if (items.length > 0 && shown === this.last)
      throw new SourceError('drift', `paging stands still: page ${this.pages} shows what the page before it showed.`);
    this.last = shown;
    this.seen += items.length;
    this.nameless += dead.filter(({ externalId }) => externalId === null).length;
    const isEmptyStart = this.seen === 0 && (page.complete === true || this.channel.cursor === null);
    if (deletes === 'full-scan' && isEmptyStart && (await recordsThere(em, this.channel.id)) > 0)
      throw new SourceError('drift', 'it shows no item at all where records were before.');
  }

  /** May what this scan has not shown be held to be gone? `why`: what speaks against it. */
  verdict(page: Page<unknown>): { isWhole: boolean; why: string | null } {
    if (this.policy.deletes !== 'full-scan' || page.complete !== true) return { isWhole: false, why: null };
    const interrupted = this.channel.cursor !== null && this.channel.scanOpen;
    if (interrupted) return { isWhole: false, why: 'the scan was interrupted, so nothing is held to be gone.' };
    if (this.nameless > 0)
      return { isWhole: false, why: `${this.nameless} items show no id, so nothing is held to be gone.` };
    return { isWhole: true, why: null };
  }
}
