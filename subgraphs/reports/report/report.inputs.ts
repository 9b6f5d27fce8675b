import { Field, ID, InputType } from 'type-graphql';
import { DayScalar } from '../../common/graphql/scalars.ts';
import { Classification } from './classification.ts';
import { ReportStatus } from './report-status.ts';

/** Which reports a list shows; absent parts do not narrow. */
@InputType({ description: 'Which reports a list shows; absent parts do not narrow it.' })
export class ReportFilter {
  @Field(() => ID, {
    nullable: true,
    description: 'Only those for which this agency, or one below it, is responsible.',
  })
  agencyId?: string | null;

  @Field(() => [ReportStatus], { nullable: true, description: 'Only those in one of these steps.' })
  status?: ReportStatus[] | null;

  @Field(() => Classification, { nullable: true, description: 'Only this class.' })
  classification?: Classification | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Only those in this region (wilayah code) or below; finer than a regency only where the content is to be seen.',
  })
  regionId?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Only those of one of these categories (ids of the hub).' })
  categoryIds?: string[] | null;

  @Field(() => DayScalar, { nullable: true, description: 'Received on this day or later (Asia/Jakarta).' })
  receivedFromDay?: string | null;

  @Field(() => DayScalar, { nullable: true, description: 'Received on this day or earlier (Asia/Jakarta).' })
  receivedUntilDay?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only those that this channel brought.' })
  channelId?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Also those that were joined to another report.' })
  includeMerged?: boolean;
}
