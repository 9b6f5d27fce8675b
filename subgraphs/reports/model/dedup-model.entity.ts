import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { roleIn, WRITTEN_BY_HUB } from '../../common/database/row-security.ts';
import { connectionOf } from '../../common/graphql/connection.ts';
import { DateTimeScalar, JsonScalar } from '../../common/graphql/scalars.ts';
import type { Weights } from '../likeness/model.ts';
import { DedupModelOrigin, DedupModelState } from './model-words.ts';

/** Row rule of everything that tells how duplicates are judged. */
export const MODEL_RULES = [
  WRITTEN_BY_HUB,
  { name: 'visible', command: 'select' as const, using: roleIn('CENTRAL_ADMIN', 'AUDITOR') },
];

/** One version of the weights that reports are compared with. The weights of a version never change. */
@Entity({ schema: 'reports', tableName: 'dedup_model', rowLevelSecurity: 'force', policies: MODEL_RULES })
@ObjectType({ description: 'One version of the weights that reports are compared with; they never change.' })
export class DedupModel {
  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Name of the version, e.g. "founding-1"; suggestions and decisions carry it.' })
  version!: string;

  @Enum({ items: () => DedupModelState, type: 'text' })
  @Field(() => DedupModelState, { description: 'What it is used for.' })
  state!: DedupModelState;

  @Enum({ items: () => DedupModelOrigin, type: 'text' })
  @Field(() => DedupModelOrigin, { description: 'Where it comes from.' })
  origin!: DedupModelOrigin;

  @Property({ type: 'json' })
  @Field(() => JsonScalar, { description: 'Prior, limit of suggestions, and bits per field and level.' })
  weights!: Omit<Weights, 'version'>;

  /** What the learner measured, as `learn:consolidation --json` prints it. */
  @Property({ type: 'json', nullable: true })
  @Field(() => JsonScalar, {
    nullable: true,
    description: 'Cross-validated figures of its learning; null: set by hand.',
  })
  figures: object | null = null;

  @Property({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When it was stored.' })
  madeAt!: Date;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when it runs (or last ran) in shadow.' })
  shadowSince: Date | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it last became active.' })
  activatedAt: Date | null = null;
}

/** A page of models. */
export const DedupModelConnection = connectionOf('DedupModel', () => DedupModel);
