import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { KeptWithOwner, PublicFor } from '../../common/graphql/cache.ts';
import { type Connection, PageArgs } from '../../common/graphql/connection.ts';
import { Needs } from '../../common/graphql/needs.ts';
import type { AgenciesContext } from '../context.ts';
import { Region } from '../region/region.entity.ts';
import { Agency, AgencyConnection } from './agency.entity.ts';
import { AgencyFilter, RegisterAgencyInput, RenameAgencyInput, SucceedAgencyInput } from './agency.inputs.ts';
import { AgencyIdentifier } from './agency-identifier.entity.ts';

/** Agencies: asked by id, by foreign key, as lists; registered, renamed, succeeded. */
@Resolver(() => Agency)
export class AgencyResolver {
  @PublicFor(300)
  @Query(() => Agency, { nullable: true, description: 'The agency with this id; null: there is none.' })
  agency(@Arg('id', () => ID) id: string, @Ctx() { loaders }: AgenciesContext): Promise<Agency | null> {
    return loaders.agency.load(id);
  }

  @PublicFor(300)
  @Query(() => Agency, {
    nullable: true,
    description: 'The agency that has this key in that system; null: not registered.',
  })
  agencyByIdentifier(
    @Arg('system', () => String, { description: 'e.g. "sp4n-lapor" or "wilayah".' }) system: string,
    @Arg('value', () => String, { description: 'The key there, e.g. "13.08".' }) value: string,
    @Ctx() { services }: AgenciesContext,
  ): Promise<Agency | null> {
    return services.agency.byIdentifier(system, value);
  }

  @PublicFor(300)
  @Query(() => AgencyConnection, { description: 'Agencies by name.' })
  agencies(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => AgencyFilter, { nullable: true }) filter: AgencyFilter | null,
    @Ctx() { services }: AgenciesContext,
  ): Promise<Connection<Agency>> {
    return services.agency.list(page, filter ?? {});
  }

  @Needs('agency:keep')
  @Mutation(() => Agency, { description: 'Registers an agency. CENTRAL_ADMIN; AGENCY_ADMIN below the own agency.' })
  registerAgency(
    @Arg('input', () => RegisterAgencyInput) input: RegisterAgencyInput,
    @Ctx() { services }: AgenciesContext,
  ): Promise<Agency> {
    return services.agency.register(input);
  }

  @Needs('agency:keep')
  @Mutation(() => Agency, {
    description:
      'Gives an agency a new name; the old one stays findable. CENTRAL_ADMIN; AGENCY_ADMIN below the own agency.',
  })
  renameAgency(
    @Arg('input', () => RenameAgencyInput) input: RenameAgencyInput,
    @Ctx() { services }: AgenciesContext,
  ): Promise<Agency> {
    return services.agency.rename(input);
  }

  @Needs('agency:end')
  @Mutation(() => Agency, { description: 'Ends an agency and names who answers from then on.' })
  succeedAgency(
    @Arg('input', () => SucceedAgencyInput) input: SucceedAgencyInput,
    @Ctx() { services }: AgenciesContext,
  ): Promise<Agency> {
    return services.agency.succeed(input);
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Agency above it; null at the top.' })
  parent(@Root() { parentId }: Agency, @Ctx() { loaders }: AgenciesContext): Promise<Agency | null> | null {
    return parentId === null ? null : loaders.agency.load(parentId);
  }

  @KeptWithOwner()
  @FieldResolver(() => AgencyConnection, { description: 'Agencies directly below it, by name.' })
  children(
    @Root() { id }: Agency,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { services }: AgenciesContext,
  ): Promise<Connection<Agency>> {
    return services.agency.list(page, { parentId: id });
  }

  @FieldResolver(() => [String], { description: 'Other names it is or was known by.' })
  async otherNames(@Root() agency: Agency, @Ctx() { loaders }: AgenciesContext): Promise<string[]> {
    const names = await loaders.namesOfAgency.load(agency.id);
    return names.map(({ name }) => name).filter((name) => name !== agency.name);
  }

  @FieldResolver(() => [AgencyIdentifier], { description: 'Its keys in other systems.' })
  identifiers(@Root() { id }: Agency, @Ctx() { loaders }: AgenciesContext): Promise<AgencyIdentifier[]> {
    return loaders.identifiersOfAgency.load(id);
  }

  @FieldResolver(() => [Region], { description: 'Regions it answers for, with all below them.' })
  async regions(@Root() { id }: Agency, @Ctx() { loaders }: AgenciesContext): Promise<Region[]> {
    const codes = await loaders.regionCodesOfAgency.load(id);
    return (await loaders.region.loadMany(codes)).filter((region) => region instanceof Region);
  }

  @FieldResolver(() => [Agency], { description: 'Agencies that took over its duties.' })
  async successors(@Root() { id }: Agency, @Ctx() { loaders }: AgenciesContext): Promise<Agency[]> {
    const ids = await loaders.successorsOfAgency.load(id);
    return (await loaders.agency.loadMany(ids)).filter((agency) => agency instanceof Agency);
  }

  @FieldResolver(() => [Agency], { description: 'Agencies whose duties it took over.' })
  async predecessors(@Root() { id }: Agency, @Ctx() { loaders }: AgenciesContext): Promise<Agency[]> {
    const ids = await loaders.predecessorsOfAgency.load(id);
    return (await loaders.agency.loadMany(ids)).filter((agency) => agency instanceof Agency);
  }
}
