import { FieldResolver, Resolver, Root } from 'type-graphql';
import { RegionStub } from './region.stub.ts';
import { ReportPlace } from './report-place.entity.ts';

/** Where reports happened. */
@Resolver(() => ReportPlace)
export class PlaceResolver {
  @FieldResolver(() => RegionStub, {
    nullable: true,
    description: 'The finest region the hub is sure of; null: none.',
  })
  region(@Root() { regionCode }: ReportPlace): RegionStub | null {
    return regionCode === null ? null : { id: regionCode };
  }
}
