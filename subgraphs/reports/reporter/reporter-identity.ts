import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from '../../common/graphql/enum.ts';

/** Kinds of reporter ids. */
export const ReporterIdKind = enumOf(['PHONE', 'NIK', 'EMAIL']);
export type ReporterIdKind = keyof typeof ReporterIdKind;

registerEnumType(ReporterIdKind, {
  name: 'ReporterIdKind',
  description: 'Kind of an id of a reporter.',
  valuesConfig: { NIK: { description: 'Citizen number, 16 digits.' } },
});

/** A number or address of a reporter. */
@ObjectType({ description: 'A number or address of a reporter.' })
export class ReporterContact {
  @Field(() => ReporterIdKind, { description: 'Kind of id.' })
  kind!: ReporterIdKind;

  @Field(() => String, { description: 'The id; a citizen number shows its last digits only, unless it was revealed.' })
  value!: string;

  @Field(() => Boolean, { description: 'Did the source check it?' })
  verified!: boolean;
}

/** Who wrote a report, in the clear. */
@ObjectType({ description: 'Who wrote a report.' })
export class Reporter {
  @Field(() => String, { nullable: true, description: 'Name; null: not known.' })
  name!: string | null;

  @Field(() => [ReporterContact], { description: 'How to reach the reporter.' })
  contacts!: ReporterContact[];
}
