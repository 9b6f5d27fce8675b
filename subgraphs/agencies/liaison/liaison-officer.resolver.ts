import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { type Connection, PageArgs } from '../../common/graphql/connection.ts';
import { Needs } from '../../common/graphql/needs.ts';
import { Agency } from '../agency/agency.entity.ts';
import type { AgenciesContext } from '../context.ts';
import { LiaisonOfficer, LiaisonOfficerConnection } from './liaison-officer.entity.ts';
import { AppointLiaisonInput } from './liaison-officer.inputs.ts';

/** Liaison officers of an agency. */
@Resolver(() => Agency)
export class LiaisonOfficerResolver {
  @FieldResolver(() => LiaisonOfficerConnection, {
    description: 'Its liaison officers, present and past; empty for viewers outside the agency and the centre.',
  })
  liaisonOfficers(
    @Root() { id }: Agency,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { services }: AgenciesContext,
  ): Promise<Connection<LiaisonOfficer>> {
    return services.liaison.list(id, page);
  }

  @Needs('liaison:appoint')
  @Mutation(() => LiaisonOfficer, {
    description: 'Puts an official in the duty. CENTRAL_ADMIN; AGENCY_ADMIN for the own agency and below.',
  })
  appointLiaison(
    @Arg('input', () => AppointLiaisonInput) input: AppointLiaisonInput,
    @Ctx() { services }: AgenciesContext,
  ): Promise<LiaisonOfficer> {
    return services.liaison.appoint(input);
  }
}
