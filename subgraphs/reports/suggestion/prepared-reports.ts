import type { ComparedReport } from '../block-key/compared-report.ts';
import type { Terms } from '../block-key/rare-word.policy.ts';
import { type Prepared, prepare } from './likeness.policy.ts';

/** Some thirty megabytes. */
const MOST = 2000;

/**
 * Reports as read for the last checks: a template, a flood or a broken main brings the same ones up again and again.
 * The one used longest ago is forgotten first.
 */
export class PreparedReports {
  private readonly known = new Map<string, Prepared>();

  constructor(private readonly most = MOST) {}

  /** A report made ready; read anew when anything of it has changed, or the term table. */
  of(report: ComparedReport, terms: Terms | null): Prepared {
    const before = this.known.get(report.id);
    const prepared = before && before.terms === terms && same(before.report, report) ? before : prepare(report, terms);
    this.known.delete(report.id);
    this.known.set(report.id, prepared);
    if (this.known.size > this.most) this.known.delete(this.known.keys().next().value!);
    return prepared;
  }
}

const same = (one: ComparedReport, other: ComparedReport) =>
  one.text === other.text && JSON.stringify(one) === JSON.stringify(other);
