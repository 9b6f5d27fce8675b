import type { ErrorCode } from '../../../common/errors/errors.ts';
import type { SourceErrorClass } from '../../kit/source-error.ts';
import { CONSEQUENCES } from '../failure.policy.ts';

/** What becomes of a push that failed so. */
interface PushConsequence {
  code: ErrorCode;
  /** Tries after which it is given up; null: never. */
  giveUpAfter: number | null;
  /** The whole channel waits for a person: no other push would fare better. */
  parks: boolean;
}

/** The class decides, not the text. Fifteen tries with growing pauses are about nine hours. */
const GIVE_UP: Record<SourceErrorClass, [giveUpAfter: number | null, parks: boolean]> = {
  config: [null, true],
  auth: [null, true],
  drift: [null, true],
  record: [1, false],
  bug: [3, false],
  unavailable: [15, false],
  'rate-limited': [null, false],
};

/** What a failure of this class means for a push. */
export function pushConsequence(errorClass: SourceErrorClass): PushConsequence {
  const [giveUpAfter, parks] = GIVE_UP[errorClass];
  return { code: CONSEQUENCES[errorClass].code, giveUpAfter, parks };
}
