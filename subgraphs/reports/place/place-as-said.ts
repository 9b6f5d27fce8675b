import { Field, ObjectType } from 'type-graphql';

/** A place as a source says it: names, often wrong. Stored inside `ReportPlace`. */
@ObjectType({ description: 'A place as the source says it: names, often wrong.' })
export class PlaceAsSaid {
  @Field(() => String, { nullable: true, description: 'Provinsi.' })
  province!: string | null;

  @Field(() => String, { nullable: true, description: 'Kabupaten or kota.' })
  regency!: string | null;

  @Field(() => String, { nullable: true, description: 'Kecamatan.' })
  district!: string | null;

  @Field(() => String, { nullable: true, description: 'Kelurahan, desa or nagari.' })
  village!: string | null;

  @Field(() => String, { nullable: true, description: 'Street, landmark and the like.' })
  detail!: string | null;
}
