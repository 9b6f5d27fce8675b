import { requireScope } from '../../common/identity/require-scope.ts';
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
    return Object.entries(AUTO_RULE).flatMap(([condition, row]): NotAutomatic[] => {
      if (isHidden(row, sight)) return [{ condition, hidden: true, indonesian: 'disembunyikan', english: 'hidden' }];
      const [indonesian, english] = row.unmet;
      return row.holds(pair.facts) ? [] : [{ condition, hidden: false, indonesian, english }];
    });
  }
}

const isHidden = ({ ground }: AutoCondition, { contents, senders }: Sight) =>
  (!contents && (ground === 'CONTENTS' || ground === 'BOTH')) ||
  (!(senders && contents) && (ground === 'SENDERS' || ground === 'BOTH'));
