import { SourceError } from '../kit/source-error.ts';
import type { Channel } from '../ledger/channel.entity.ts';
import type { NormalRecord } from './normalize-page.ts';
import { countFill, type FillCount, keysRemark, learned, lostField, type Profile } from './profile.policy.ts';

/** Compares what one run brings with what its channel usually brings. */
export class ProfileWatch {
  private readonly before: Profile;
  private readonly count: FillCount = {};
  private readonly keys = new Set<string>();
  private records = 0;

  constructor(
    channel: Pick<Channel, 'profile' | 'settingsVersion'>,
    connectorVersion: string,
    private readonly mayLack: readonly string[],
  ) {
    const reading = `${connectorVersion} ${channel.settingsVersion}`;
    const known = channel.profile as unknown as Profile | null;
    this.before = known?.reading === reading ? known : { reading, runs: [], keys: [] };
  }

  /** Counts a page before it is committed. @throws SourceError('drift') naming a field that has been lost */
  check(records: readonly NormalRecord[]): void {
    this.records += records.length;
    for (const { complaint, reporter, raw } of records) {
      countFill(this.count, { ...complaint, hasReporter: reporter !== null });
      for (const key of Object.keys(raw)) if (!key.startsWith('_')) this.keys.add(key.slice(0, 60));
    }
    const lost = lostField(this.before.runs, this.count, this.mayLack);
    if (lost !== null)
      throw new SourceError('drift', `${lost} Mend the mapping; or, if this is right, resume the channel.`);
  }

  /** What the channel looks like from now on. */
  learned(): Profile {
    return learned(this.before, this.count, [...this.keys]);
  }

  /** What its owner may want to know though it is no error; null: nothing. */
  remark(): string | null {
    return keysRemark(this.before.keys, [...this.keys].sort(), this.records);
  }
}
