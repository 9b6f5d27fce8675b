import { Field, Float, ObjectType } from 'type-graphql';

/** One field a city has added to the standard. */
@ObjectType({ description: 'One field that the city has added to GeoReport v2, as text.' })
export class Open311Attribute {
  @Field(() => String, { description: 'Its name, e.g. "extended_attributes.ward".' })
  name!: string;

  @Field(() => String, { description: 'What it says.' })
  value!: string;
}

/** Where a request is, and what else it says: as guarded as the text of the complaint. */
@ObjectType({ description: 'Where a service request is, its media, and what its city adds to the standard.' })
export class Open311Details {
  @Field(() => Float, { nullable: true, description: 'Latitude, WGS 84.' })
  latitude!: number | null;

  @Field(() => Float, { nullable: true, description: 'Longitude, WGS 84.' })
  longitude!: number | null;

  @Field(() => String, { nullable: true, description: 'Address as somebody wrote it.' })
  address!: string | null;

  @Field(() => String, { nullable: true, description: "Number in the city's own register of addresses." })
  addressId!: string | null;

  @Field(() => String, { nullable: true, description: 'Postal code.' })
  zipcode!: string | null;

  @Field(() => [String], { description: 'Addresses of photos and other media.' })
  mediaUrls!: string[];

  @Field(() => [Open311Attribute], {
    description: 'What the city adds to the standard, without fields about the reporter.',
  })
  attributes!: Open311Attribute[];
}

/** The service request behind a source record. Derived from the ledger, stored nowhere else. */
@ObjectType({ description: 'What a city says about one service request (Open311 GeoReport v2).' })
export class Open311Record {
  @Field(() => String, { nullable: true, description: 'Kind of request, as a code of the city.' })
  serviceCode!: string | null;

  @Field(() => String, { nullable: true, description: 'Kind of request, in words.' })
  serviceName!: string | null;

  @Field(() => String, { nullable: true, description: 'Group of kinds of requests.' })
  serviceGroup!: string | null;

  @Field(() => String, { nullable: true, description: 'Agency that the city holds responsible.' })
  agencyResponsible!: string | null;

  @Field(() => String, { nullable: true, description: 'What the city announces to do about requests of this kind.' })
  serviceNotice!: string | null;

  @Field(() => Date, { nullable: true, description: 'When the city expects it to be done.' })
  expectedAt!: Date | null;

  @Field(() => Open311Details, {
    nullable: true,
    description:
      'Place, media, additions: for CENTRAL_ADMIN, for AGENCY_ADMIN of the channel, and for its CONNECTOR unless the ' +
      'report is secret. Null: not for this viewer.',
  })
  details!: Open311Details | null;
}
