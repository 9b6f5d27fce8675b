import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../common/graphql/connection.ts';
import { DayScalar } from '../../../common/graphql/scalars.ts';

/** Both sides' items of one day of receipt and one status. */
@ObjectType({ description: 'Both sides’ items of one day of receipt and one status.' })
export class ReconciliationCell {
  @Field(() => DayScalar, { description: 'Day of receipt.' })
  day!: string;

  @Field(() => String, { description: 'Status, in the hub’s words.' })
  status!: string;

  @Field(() => Int, { description: 'Items the source shows.' })
  sourceCount!: number;

  @Field(() => String, { description: 'Their hashes combined, whatever their order.' })
  sourceHash!: string;

  @Field(() => Int, { description: 'Items the hub holds.' })
  hubCount!: number;

  @Field(() => String, { description: 'Their hashes combined, whatever their order.' })
  hubHash!: string;
}

/** A page of cells. */
export const ReconciliationCellConnection = connectionOf('ReconciliationCell', () => ReconciliationCell);

/** What came of a comparison, as far as the viewer may count. */
@ObjectType({ description: 'What came of a comparison; what is secret counts for the owner and the centre only.' })
export class ReconciliationSums {
  @Field(() => Int, { description: 'Items the source shows.' })
  source!: number;

  @Field(() => Int, { description: 'Items the hub holds, also those gone at their source.' })
  hub!: number;

  @Field(() => Int, { description: 'Items about which the two differ.' })
  differing!: number;

  @Field(() => Int, { description: 'Those of them with no cause and no explanation that holds: they keep gates shut.' })
  unexplained!: number;
}
