import { Field, ID, InputType } from 'type-graphql';
import { RegionLevel } from './region-level.ts';

/** Which regions a list shows; absent parts do not narrow. */
@InputType({ description: 'Which regions a list shows; absent parts do not narrow it.' })
export class RegionFilter {
  @Field(() => String, {
    nullable: true,
    description:
      'Only those a source may mean by this name: "Kab. Pasaman", "Bandung" (the regency), "Kota Jakarta Pusat".',
  })
  named?: string | null;

  @Field(() => RegionLevel, { nullable: true, description: 'Only this level.' })
  level?: RegionLevel | null;

  @Field(() => ID, { nullable: true, description: 'Only those below this region (wilayah code).' })
  withinId?: string | null;
}
