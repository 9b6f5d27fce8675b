import { Field, Int, ObjectType } from 'type-graphql';
import { DayScalar } from '../../../common/graphql/scalars.ts';

/** One cell of a row. */
@ObjectType({ description: 'One cell of a row, as text.' })
export class SheetCell {
  @Field(() => String, { description: 'Official name of its column.' })
  name!: string;

  @Field(() => String, { description: 'What it says; an empty cell is an empty text.' })
  value!: string;
}

/** The row a source record was read from. Derived from the ledger, stored nowhere else. */
@ObjectType({ description: 'The row of a spreadsheet file that a source record was read from.' })
export class SheetRecord {
  @Field(() => String, { description: 'Name of the file.' })
  fileName!: string;

  @Field(() => String, { nullable: true, description: 'Name of the sheet; null: the file is one table.' })
  sheetName!: string | null;

  @Field(() => Int, { description: 'Row as a spreadsheet program shows it.' })
  row!: number;

  @Field(() => DayScalar, { nullable: true, description: 'Day the file was exported; null: the file does not say.' })
  exportedDay!: string | null;

  @Field(() => [SheetCell], {
    nullable: true,
    description:
      'Its cells in the order of the file: for CENTRAL_ADMIN, and for AGENCY_ADMIN and CONNECTOR of the channel without ' +
      'what the privacy flags of the report withhold from them. Null: not for this viewer.',
  })
  columns!: SheetCell[] | null;
}
