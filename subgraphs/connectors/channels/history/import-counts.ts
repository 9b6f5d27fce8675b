import { Field, Int, ObjectType } from 'type-graphql';

/** What came with an import and what became of it. */
@ObjectType({ description: 'What came with an import and what became of it.' })
export class ImportCounts {
  @Field(() => Int, { description: 'Records that came.' })
  seen!: number;

  @Field(() => Int, { description: 'Not known before.' })
  created!: number;

  @Field(() => Int, { description: 'Known, and said something newer.' })
  changed!: number;

  @Field(() => Int, { description: 'Known as they are.' })
  unchanged!: number;

  @Field(() => Int, { description: 'Older than what is known: kept as history.' })
  late!: number;

  @Field(() => Int, {
    description: 'Not taken in; remarks of the kind REASON say why, Channel.deadLetters keeps them.',
  })
  rejected!: number;
}
