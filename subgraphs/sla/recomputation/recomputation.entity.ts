import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../common/graphql/connection.ts';
import { enumOf } from '../../common/graphql/enum.ts';

/** What was published. */
export const BOOKS = ['CALENDAR', 'RULE_SET', 'SERVICE_STANDARD', 'DIRECTORY'] as const;
export const Book = enumOf(BOOKS);
export type Book = keyof typeof Book;

registerEnumType(Book, { name: 'SlaBook', description: 'What was published, and clocks are computed with.' });

/** How far the clocks that a publication can move have been computed again. */
@Entity({ schema: 'sla', tableName: 'recomputation' })
@ObjectType({ description: 'How far the clocks that a publication can move have been computed again.' })
export class Recomputation {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Enum({ items: () => [...BOOKS], type: 'text' })
  @Field(() => Book, { description: 'What was published.' })
  book!: Book;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Its number, name or id.' })
  version!: string;

  @Property({ type: 'uuid', nullable: true })
  @Field(() => ID, { nullable: true, description: 'Id of the agency that decreed it for itself; null: the nation.' })
  agencyId: string | null = null;

  @Property({ type: 'int', nullable: true })
  @Field(() => Int, {
    nullable: true,
    description: 'Reports it concerns; counted when the job starts, and exact when it has ended.',
  })
  total: number | null = null;

  @Property({ type: 'int' })
  @Field(() => Int, { description: 'Reports computed again.' })
  done!: number;

  @Property({ type: 'int' })
  @Field(() => Int, { description: 'Reports that could not be computed; their old verdicts stand.' })
  failed!: number;

  @Property({ type: 'jsonb' })
  @Field(() => [ID], { description: 'Ids of up to 20 reports that could not be computed.' })
  failedReportIds!: string[];

  @Property({ type: 'timestamptz' })
  @Field(() => Date, { description: 'When it was published.' })
  publishedAt!: Date;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => Date, { nullable: true, description: 'When the first batch began; null: it waits.' })
  startedAt: Date | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => Date, { nullable: true, description: 'When nothing was left; null: it goes on.' })
  endedAt: Date | null = null;
}

/** A page of recomputations. */
export const RecomputationConnection = connectionOf('Recomputation', () => Recomputation);
