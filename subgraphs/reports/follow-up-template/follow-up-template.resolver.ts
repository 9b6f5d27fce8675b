import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type Connection, PageArgs } from '../../common/graphql/connection.ts';
import { Needs } from '../../common/graphql/needs.ts';
import { AgencyStub } from '../agency/agency.stub.ts';
import type { ReportsContext } from '../context.ts';
import { FollowUpTemplate, FollowUpTemplateConnection } from './follow-up-template.entity.ts';
import { SaveFollowUpTemplateInput } from './follow-up-template.inputs.ts';

/** Templates for follow-ups. */
@Resolver(() => FollowUpTemplate)
export class FollowUpTemplateResolver {
  @Needs('template:read')
  @Query(() => FollowUpTemplateConnection, {
    description:
      'Templates usable for follow-ups on this report, by title: its agency’s, those of the agencies above it, national ones.',
  })
  followUpTemplates(
    @Arg('reportId', () => ID) reportId: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { services }: ReportsContext,
  ): Promise<Connection<FollowUpTemplate>> {
    return services.followUpWords.usable(reportId, page);
  }

  @Needs('template:keep')
  @Mutation(() => FollowUpTemplate, {
    description: 'Keeps a template for follow-ups. CENTRAL_ADMIN; AGENCY_ADMIN for the own agency and below.',
  })
  saveFollowUpTemplate(
    @Arg('input', () => SaveFollowUpTemplateInput) input: SaveFollowUpTemplateInput,
    @Ctx() { services }: ReportsContext,
  ): Promise<FollowUpTemplate> {
    return services.followUpTemplate.save(input);
  }

  @FieldResolver(() => AgencyStub, { nullable: true, description: 'Agency it belongs to; null: national.' })
  agency(@Root() { agencyId }: FollowUpTemplate): AgencyStub | null {
    return agencyId === null ? null : { id: agencyId };
  }
}
