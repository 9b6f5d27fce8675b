import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { JsonScalar } from '../../../common/graphql/scalars.ts';
import type { Json } from '../../kit/json.ts';
import { ChannelActionInput } from '../channel/channel.inputs.ts';

/** What the conformance kit said of a channel's connector. */
@InputType({ description: 'What the conformance kit said of a channel’s connector.' })
export class KeepConformanceCardInput extends ChannelActionInput {
  @Field(() => JsonScalar, { description: 'The card, as `npm run connector -- test --json` prints it.' })
  card!: Json;
}

/** What the archive of an old system holds. */
@InputType({ description: 'What the archive of an old system holds.' })
export class ProveArchiveInput extends ChannelActionInput {
  @Field(() => String, { description: 'Its SHA-256 in hex; docs/MIGRATION.md says over what.' })
  hash!: string;

  @Field(() => Int, { description: 'Items it holds.' })
  records!: number;
}

/** Whether an archive says what the hub holds. */
@ObjectType({ description: 'Whether an archive says what the hub holds.' })
export class ArchiveProof {
  @Field(() => Boolean, { description: 'It does.' })
  matches!: boolean;

  @Field(() => String, { description: 'Hash of what the hub holds.' })
  foundHash!: string;

  @Field(() => Int, { description: 'Items the hub holds that are there at the source.' })
  foundRecords!: number;
}

/** An old address that was tried. */
@ObjectType({ description: 'An old address that was tried.' })
export class ProbedUrl {
  @Field(() => String, { description: 'The address.' })
  url!: string;

  @Field(() => Boolean, { description: 'It leads to a report.' })
  resolves!: boolean;
}

/** What came of trying the old numbers and addresses of a channel. */
@ObjectType({ description: 'What came of trying the old numbers and addresses of a channel.' })
export class OldDoorProbes {
  @Field(() => Int, { description: 'Numbers that are known.' })
  numbers!: number;

  @Field(() => Int, { description: 'Those that were tried.' })
  asked!: number;

  @Field(() => Int, { description: 'Those that lead to a report.' })
  resolving!: number;

  @Field(() => [ProbedUrl], {
    description: 'Addresses that were tried last, those that lead nowhere first; 100 at most.',
  })
  urls!: ProbedUrl[];
}
