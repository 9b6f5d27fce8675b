import { Field, ID, InputType } from 'type-graphql';
import { AuditVerdict } from './audit-words.ts';

/** Judges a pair. */
@InputType({ description: 'Judges a pair of the audit queue.' })
export class JudgeMergeAuditInput {
  @Field(() => String, { description: 'Name of this intention; a repeat changes nothing.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Id of the queue’s entry.' })
  auditId!: string;

  @Field(() => AuditVerdict, { description: 'What the two are.' })
  verdict!: AuditVerdict;

  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

/** Lets automatic joining go on. */
@InputType({ description: 'Lets automatic joining go on in a category where audits had stopped it.' })
export class LiftAutoSuspensionInput {
  @Field(() => String, { description: 'Name of this intention; a repeat changes nothing.' })
  idempotencyKey!: string;

  @Field(() => ID, { nullable: true, description: 'Category; absent: reports without one.' })
  categoryId?: string | null;

  @Field(() => String, { description: 'Why it is safe again, e.g. what was mended.' })
  reason!: string;
}

/** Days that are looked at. */
@InputType({ description: 'Days that are looked at, both included (UTC).' })
export class AuditWindow {
  @Field(() => String, { description: 'First day, e.g. "2026-03-01".' })
  from!: string;

  @Field(() => String, { description: 'Last day, e.g. "2026-03-31".' })
  to!: string;
}
