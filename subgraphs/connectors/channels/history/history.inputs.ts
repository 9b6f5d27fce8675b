import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../../common/graphql/connection.ts';
import { enumOf } from '../../../common/graphql/enum.ts';
import { ImportRun } from '../../ledger/import-run.entity.ts';
import { ImportWay, ValueKind } from '../../ledger/import-words.ts';
import { ChannelActionInput } from '../channel/channel.inputs.ts';
import { ComplaintInput } from '../source-record/complaint.inputs.ts';
import { PushedRecord } from '../source-record/source-record.inputs.ts';

/** Most old records one page may hold. */
export const MAX_IMPORTED = 500;
/** Most values mapped at once. */
export const MAX_MAPPED = 500;

/** An import of a channel's history. */
@InputType({ description: 'An import of a channel’s history.' })
export class StartHistoryImportInput extends ChannelActionInput {
  @Field(() => ImportWay, {
    defaultValue: 'PAGES',
    description: 'How it comes: PAGES that you send, or SOURCE, fetched by its connector.',
  })
  way!: ImportWay;

  @Field(() => Boolean, { defaultValue: false, description: 'Only count; nothing is taken in.' })
  dry!: boolean;

  @Field(() => Int, { nullable: true, description: 'How many records will come, so that the time left can be told.' })
  expected?: number | null;
}

/** A page of old records. */
@InputType({ description: 'A page of old records.' })
export class ImportSourceRecordsInput {
  @Field(() => String, { description: 'Name of this page; the same page again gets the same answer.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Import it belongs to.' })
  runId!: string;

  @Field(() => [ComplaintInput], { description: 'At most 500, oldest change first.' })
  complaints!: ComplaintInput[];

  @Field(() => Boolean, { defaultValue: false, description: 'Nothing comes after it: the import is done.' })
  last!: boolean;
}

/** An import to end early. */
@InputType({ description: 'An import to end early.' })
export class StopHistoryImportInput {
  @Field(() => String, { description: 'Name of this intention; a repeat changes nothing.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Import that ends; what it has taken in stays.' })
  runId!: string;
}

/** The answer for a page of old records. */
@ObjectType({ description: 'The answer for a page of old records.' })
export class ImportedPage {
  @Field(() => ImportRun, { description: 'The import as it stands.' })
  run!: ImportRun;

  @Field(() => [PushedRecord], { description: 'One entry per complaint, in the order of the page.' })
  records!: PushedRecord[];
}

/** What a value of a channel means. */
@InputType({ description: 'What a value of a channel means.' })
export class MappedValueInput {
  @Field(() => ValueKind, { description: 'What is mapped.' })
  kind!: ValueKind;

  @Field(() => String, {
    description: 'Value as the source says it: a status, or the id or name of a category or agency.',
  })
  raw!: string;

  @Field(() => String, { description: 'A status of the hub, or the key (system:id) of a category or an agency.' })
  hub!: string;
}

/** Values of a channel to be mapped. */
@InputType({ description: 'Values of a channel to be mapped; those not named stay as they are.' })
export class MapChannelValuesInput extends ChannelActionInput {
  @Field(() => [MappedValueInput], { description: 'At most 500, each value once.' })
  values!: MappedValueInput[];
}

/** What an import remarks on. */
export const ImportRemarkKind = enumOf(['STATUS', 'CATEGORY', 'AGENCY', 'REASON']);
export type ImportRemarkKind = keyof typeof ImportRemarkKind;
registerEnumType(ImportRemarkKind, {
  name: 'ImportRemarkKind',
  description: 'What an import remarks on.',
  valuesConfig: {
    STATUS: { description: 'A status nobody has mapped.' },
    CATEGORY: { description: 'A category the channel’s table does not name; the hub may know its key all the same.' },
    AGENCY: { description: 'An agency that the register does not know by this key or name.' },
    REASON: { description: 'Why records were rejected.' },
  },
});

/** Something an import could not place. */
@ObjectType({ description: 'Something an import could not place.' })
export class ImportRemarkItem {
  @Field(() => ImportRemarkKind, { description: 'What it is.' })
  kind!: ImportRemarkKind;

  @Field(() => String, { description: 'The value as the source says it, or the reason.' })
  value!: string;

  @Field(() => String, {
    description: 'Id of one such record; of a rejected one in a file its row; empty when it shows neither.',
  })
  example!: string;

  @Field(() => Int, { description: 'How many records of the import.' })
  records!: number;
}

/** A page of remarks. */
export const ImportRemarkConnection = connectionOf('ImportRemark', () => ImportRemarkItem);
