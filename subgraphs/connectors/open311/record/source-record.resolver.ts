import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Open311Context } from '../context.ts';
import { Open311Record } from './open311-record.ts';
import { SourceRecordStub } from './source-record.stub.ts';

/** What this family adds to a source record. */
@Resolver(() => SourceRecordStub)
export class SourceRecordResolver {
  @FieldResolver(() => Open311Record, {
    nullable: true,
    description: 'What the city said about the service request; null: it is of another family, or not for this viewer.',
  })
  open311(@Root() { id }: SourceRecordStub, @Ctx() { loaders }: Open311Context): Promise<Open311Record | null> {
    return loaders.open311Record.load(id);
  }
}
