import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { Needs } from '../../common/graphql/needs.ts';
import { AgencyStub } from '../agency/agency.stub.ts';
import type { ReportsContext } from '../context.ts';
import { Report } from '../report/report.entity.ts';
import { AgencyProposal } from './agency-proposal.ts';

/** Help for whoever dispatches. */
@Resolver(() => Report)
export class ProposedAgenciesResolver {
  @Needs('proposal:read')
  @FieldResolver(() => [AgencyProposal], {
    nullable: true,
    description:
      'Agencies it may belong to, likeliest first, with reasons; none while it cannot be dispatched. CENTRAL_ADMIN; offices are shown agencies below their own.',
  })
  proposedAgencies(
    @Root() report: Report,
    @Arg('first', () => Int, { defaultValue: 5, description: 'At most 20.' }) first: number,
    @Ctx() { services }: ReportsContext,
  ): Promise<AgencyProposal[]> {
    return services.proposal.of(report, first);
  }
}

/** One proposal. */
@Resolver(() => AgencyProposal)
export class AgencyProposalResolver {
  @FieldResolver(() => AgencyStub, { description: 'The agency.' })
  agency(@Root() { agencyId }: AgencyProposal): AgencyStub {
    return { id: agencyId };
  }
}
