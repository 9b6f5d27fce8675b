import { Field, InputType, Int, registerEnumType } from 'type-graphql';
import { enumOf } from '../../../common/graphql/enum.ts';
import {
  CLASSIFICATIONS,
  CLOSERS,
  type Classification,
  type ClosedBy,
  REPORT_STATUSES,
  type ReportStatus,
} from '../../kit/complaint.ts';

const Status = enumOf(REPORT_STATUSES);
const Class = enumOf(CLASSIFICATIONS);
const Closer = enumOf(CLOSERS);
registerEnumType(Status, {
  name: 'ReportStatus',
  description: 'Status in the hub’s words; UNKNOWN where no table maps it.',
});
registerEnumType(Class, { name: 'Classification', description: 'Official class of a complaint.' });
registerEnumType(Closer, { name: 'ClosedBy', description: 'Who ended it.' });
const IdKind = enumOf(['PHONE', 'NIK', 'EMAIL']);
registerEnumType(IdKind, { name: 'ReporterIdKind', description: 'Kind of a reporter’s number or address.' });

/** Something another system knows; a bare number is never a key. */
@InputType({ description: 'Something another system knows; a bare number is never a key.' })
export class RefInput {
  @Field(() => String, { description: 'System that gave the key, e.g. "sp4n-lapor".' })
  system!: string;

  @Field(() => String, { nullable: true, description: 'Key there.' })
  id: string | null = null;

  @Field(() => String, { nullable: true, description: 'Name there.' })
  name: string | null = null;
}

/** A place as the source says it: names, no codes. */
@InputType({ description: 'A place as the source says it; the hub resolves it and keeps both.' })
export class ComplaintPlaceInput {
  @Field(() => String, { nullable: true, description: 'Provinsi.' })
  province: string | null = null;

  @Field(() => String, { nullable: true, description: 'Kabupaten or kota.' })
  regency: string | null = null;

  @Field(() => String, { nullable: true, description: 'Kecamatan.' })
  district: string | null = null;

  @Field(() => String, { nullable: true, description: 'Kelurahan, desa, nagari.' })
  village: string | null = null;

  @Field(() => String, { nullable: true, description: 'Anything finer.' })
  detail: string | null = null;
}

/** A number or address of the reporter. */
@InputType({ description: 'A number or address of the reporter.' })
export class ReporterIdInput {
  @Field(() => IdKind, { description: 'Kind.' })
  kind!: 'PHONE' | 'NIK' | 'EMAIL';

  @Field(() => String, { description: 'Value; stored sealed.' })
  value!: string;

  @Field(() => Boolean, { description: 'The source checked that it is the reporter’s.' })
  verified!: boolean;
}

/** Who reported. */
@InputType({ description: 'Who reported; stored sealed, shown only as the permission matrix allows.' })
export class ComplaintReporterInput {
  @Field(() => String, { nullable: true, description: 'Name.' })
  name: string | null = null;

  @Field(() => [ReporterIdInput], { defaultValue: [], description: 'Numbers and addresses.' })
  ids!: ReporterIdInput[];
}

/** Facts about an attachment; the file stays where it is. */
@InputType({ description: 'Facts about an attachment; the file stays where it is.' })
export class AttachmentInput {
  @Field(() => String, { description: 'File name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Where it lies.' })
  url: string | null = null;

  @Field(() => String, { nullable: true, description: 'Media type, e.g. image/jpeg.' })
  mediaType: string | null = null;

  @Field(() => Int, { nullable: true, description: 'Size in bytes.' })
  bytes: number | null = null;
}

/** An answer the agency has given already. */
@InputType({ description: 'An answer the agency has given already.' })
export class AnswerInput {
  @Field(() => Date, { nullable: true, description: 'When.' })
  at: Date | null = null;

  @Field(() => String, { nullable: true, description: 'Which office.' })
  by: string | null = null;

  @Field(() => String, { description: 'What it says.' })
  text!: string;
}

/** A complaint of a legacy system in the hub’s words. */
@InputType({ description: 'A complaint of a legacy system in the hub’s words.' })
export class ComplaintInput {
  @Field(() => String, { description: 'Its id in your system.' })
  externalId!: string;

  @Field(() => String, { nullable: true, description: 'Title (judul).' })
  title: string | null = null;

  @Field(() => String, { description: 'First text of the reporter (isi laporan awal).' })
  body!: string;

  @Field(() => String, { nullable: true, description: 'Text after an admin’s editing (isi laporan akhir).' })
  finalBody: string | null = null;

  @Field(() => Status, { description: 'Status in the hub’s words.' })
  status!: ReportStatus;

  @Field(() => String, { description: 'Status as your system spells it; kept for ever.' })
  statusRaw!: string;

  @Field(() => Closer, { nullable: true, description: 'Who ended it.' })
  closedBy: ClosedBy | null = null;

  @Field(() => String, { nullable: true, description: 'Why it was put aside.' })
  archiveReason: string | null = null;

  @Field(() => Boolean, { description: 'Identity hidden (anonim). Required: there is no default for privacy.' })
  anonymous!: boolean;

  @Field(() => Boolean, { description: 'Content hidden (rahasia). Required.' })
  secret!: boolean;

  @Field(() => Date, { description: 'When your system received it.' })
  occurredAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When your system last changed it; orders versions.' })
  updatedAt: Date | null = null;

  @Field(() => Class, { nullable: true, description: 'Official class.' })
  classification: Classification | null = null;

  @Field(() => RefInput, { nullable: true, description: 'Category.' })
  category: RefInput | null = null;

  @Field(() => RefInput, { nullable: true, description: 'Agency that handles it.' })
  agency: RefInput | null = null;

  @Field(() => RefInput, { nullable: true, description: 'Agency above that one.' })
  parentAgency: RefInput | null = null;

  @Field(() => ComplaintPlaceInput, { nullable: true, description: 'Place.' })
  place: ComplaintPlaceInput | null = null;

  @Field(() => ComplaintReporterInput, { nullable: true, description: 'Who reported.' })
  reporter: ComplaintReporterInput | null = null;

  @Field(() => [AttachmentInput], { defaultValue: [], description: 'Attachments.' })
  attachments!: AttachmentInput[];

  @Field(() => [RefInput], { defaultValue: [], description: 'Numbers it bears in other systems.' })
  numbers!: RefInput[];

  @Field(() => String, { nullable: true, description: 'How it reached your system: Website, Android, Whatsapp.' })
  sourceChannel: string | null = null;

  @Field(() => String, { nullable: true, description: 'Its page in your system.' })
  url: string | null = null;

  @Field(() => [AnswerInput], { defaultValue: [], description: 'Answers given already.' })
  answers!: AnswerInput[];
}
