import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { roleIn, WRITTEN_BY_HUB } from '../../common/database/row-security.ts';
import type { Likeness } from '../likeness/model.ts';
import { SuggestionBand } from './suggestion-words.ts';

const BOTH = (table: string) => `exists (select 1 from reports.${table} l where l.report_id = low_id)
  and exists (select 1 from reports.${table} h where h.report_id = high_id)`;

/**
 * Suggestions quote both reports, so they are for offices that may read both. One that rests on who wrote them is
 * shown only where both senders may be known: else that it exists would tell.
 */
const VISIBLE = `${roleIn('CENTRAL_ADMIN', 'AUDITOR', 'LIAISON', 'AGENCY_ADMIN')} and ${BOTH('report_content')}
  and (open_band <> 'IGNORE' or ${roleIn('CENTRAL_ADMIN')} or (${BOTH('reporter')}))`;

/** Two reports that may be about one matter, as last compared. A copy of what the comparison says; made anew any time. */
@Entity({
  schema: 'reports',
  tableName: 'duplicate_suggestion',
  rowLevelSecurity: 'force',
  policies: [WRITTEN_BY_HUB, { name: 'visible', command: 'select', using: VISIBLE }],
})
export class DuplicateSuggestion {
  /** The pair in the order of their ids, so that it has one name. */
  @PrimaryKey({ type: 'uuid' })
  lowId!: string;

  @PrimaryKey({ type: 'uuid' })
  highId!: string;

  /** The report whose check found the pair; it keeps only its best ones. */
  @Property({ type: 'uuid' })
  foundFor!: string;

  @Enum({ items: () => SuggestionBand, type: 'text' })
  band!: SuggestionBand;

  @Property({ type: 'float' })
  bits!: number;

  /** The same as seen by somebody who may not know who wrote the two. */
  @Enum({ items: () => SuggestionBand, type: 'text' })
  openBand!: SuggestionBand;

  @Property({ type: 'float' })
  openBits!: number;

  /** Place in the review queue, the highest first. Rests on `openBits`, so that the order tells nothing. */
  @Property({ type: 'float' })
  value!: number;

  @Property({ type: 'json' })
  evidence!: Pick<Likeness, 'relation' | 'levels' | 'conflicts'>;

  @Property({ type: 'json' })
  openEvidence!: Pick<Likeness, 'relation' | 'levels' | 'conflicts'>;

  @Property({ type: 'text' })
  modelVersion!: string;

  @Property({ type: 'text', nullable: true })
  termsVersion: string | null = null;

  @Property({ type: 'timestamptz' })
  at!: Date;
}
