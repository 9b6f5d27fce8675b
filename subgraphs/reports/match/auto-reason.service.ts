import { requireScope } from '../../common/identity/require-scope.ts';
import { seenMatters } from '../matter/seen-matter.loader.ts';
import { standingAmong } from '../merge/group.service.ts';
import { isSettled } from '../merge/join-obstacle.policy.ts';
import type { WorkflowTools } from '../report/step-rights.service.ts';
import { sightOf } from '../suggestion/sight.service.ts';
import type { Sight } from '../suggestion/suggestion-view.policy.ts';
import { autoFacts } from './auto-facts.service.ts';
import { AUTO_RULE, type AutoCondition } from './auto-rule.policy.ts';
import type { NotAutomatic } from './not-automatic.ts';

/** Says why the hub leaves a pair to people. */
export class AutoReasonService {
  constructor(private readonly tools: WorkflowTools) {}

  /** Conditions the two do not meet now; what rests on something hidden is named whether met or not. @throws FORBIDDEN */
  async whyNot(reportId: string, otherId: string): Promise<NotAutomatic[]> {
    const { viewer, hub, secret } = this.tools;
    requireScope(viewer, 'duplicate:read', 'see why reports are not joined');
    const sight = await sightOf(this.tools, [reportId, otherId]);
    const [pair] = await hub.transactional((em) => autoFacts(em, secret, [{ a: reportId, b: otherId }]));
    if (!pair) return [];
    const facts = { ...pair.facts, settled: await this.isSettled(reportId, otherId) };
    return Object.entries(AUTO_RULE).flatMap(([condition, row]): NotAutomatic[] => {
      if (isHidden(row, sight)) return [{ condition, hidden: true, indonesian: 'disembunyikan', english: 'hidden' }];
      const [indonesian, english] = row.unmet;
      return row.holds(facts) ? [] : [{ condition, hidden: false, indonesian, english }];
    });
  }

  /** As far as the viewer sees what hangs on the two: the rule itself goes by everything. */
  private async isSettled(reportId: string, otherId: string): Promise<boolean> {
    const { em, hub } = this.tools;
    const seen = await seenMatters(em, hub, [reportId, otherId]);
    const members = [...seen.values()].flat().map(({ id }) => id);
    return isSettled(await standingAmong(hub, [reportId, otherId, ...members]), reportId, otherId);
  }
}

const isHidden = ({ ground }: AutoCondition, { contents, senders }: Sight) =>
  (!contents && (ground === 'CONTENTS' || ground === 'BOTH')) ||
  (!(senders && contents) && (ground === 'SENDERS' || ground === 'BOTH'));
