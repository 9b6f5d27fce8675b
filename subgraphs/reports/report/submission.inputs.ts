import { Field, ID, InputType } from 'type-graphql';
import { Classification } from './classification.ts';

/** Where it happened, in the reporter's words. */
@InputType({ description: 'Where it happened, by name; the hub finds the region.' })
export class PlaceInput {
  @Field(() => String, { nullable: true, description: 'Provinsi.' })
  province?: string | null;

  @Field(() => String, { nullable: true, description: 'Kabupaten or kota.' })
  regency?: string | null;

  @Field(() => String, { nullable: true, description: 'Kecamatan.' })
  district?: string | null;

  @Field(() => String, { nullable: true, description: 'Kelurahan, desa or nagari.' })
  village?: string | null;

  @Field(() => String, { nullable: true, description: 'Street, landmark and the like.' })
  detail?: string | null;
}

/** Who writes; nobody has to say. */
@InputType({ description: 'Who writes; nobody has to say. Kept sealed.' })
export class ReporterInput {
  @Field(() => String, { nullable: true, description: 'Name.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Phone.' })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Citizen number (NIK), 16 digits.' })
  nik?: string | null;
}

/** A new report. */
@InputType({ description: 'A new report, written in the hub.' })
export class SubmitReportInput {
  @Field(() => String, { description: 'Name of this intention; a repeat changes nothing.' })
  idempotencyKey!: string;

  @Field(() => String, { nullable: true, description: 'Title.' })
  title?: string | null;

  @Field(() => String, { description: 'What happened, 1 to 3,000 characters.' })
  body!: string;

  @Field(() => Boolean, { description: 'Anonim: nobody sees who wrote it.' })
  anonymous!: boolean;

  @Field(() => Boolean, { description: 'Rahasia: the public does not see what it says.' })
  secret!: boolean;

  @Field(() => ID, { nullable: true, description: 'Agency it is meant for; it goes there without the centre.' })
  agencyId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Category.' })
  categoryId?: string | null;

  @Field(() => Classification, { nullable: true, description: 'What kind it is; the agency may see it otherwise.' })
  classification?: Classification | null;

  @Field(() => PlaceInput, { nullable: true, description: 'Where it happened.' })
  place?: PlaceInput | null;

  @Field(() => ReporterInput, { nullable: true, description: 'Who writes.' })
  reporter?: ReporterInput | null;
}
