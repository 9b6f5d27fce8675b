import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { type Connection, PageArgs } from '../../../common/graphql/connection.ts';
import { Needs } from '../../../common/graphql/needs.ts';
import { Channel } from '../../ledger/channel.entity.ts';
import { type PhaseChange, PhaseChangeConnection } from '../../ledger/phase-change.entity.ts';
import { type PilotReport, PilotReportConnection } from '../../ledger/pilot-report.entity.ts';
import type { ChannelsContext } from '../context.ts';
import { AddPilotReportsInput, PhaseInput, RemovePilotReportsInput } from './phase.inputs.ts';
import { dutiesOf, PhaseDuty } from './phase-duty.ts';

/** The way of a channel into the hub: its phases, its steps, its pilot set. */
@Resolver(() => Channel)
export class PhaseResolver {
  @Needs('channel:keep')
  @Mutation(() => Channel, {
    description:
      'Moves a channel to the next phase; its gate must be open: green, and signed by both sides. CENTRAL_ADMIN; AGENCY_ADMIN of its owner.',
  })
  advancePhase(
    @Arg('input', () => PhaseInput) input: PhaseInput,
    @Ctx() { services }: ChannelsContext,
  ): Promise<Channel> {
    return services.phase.advance(input);
  }

  @Needs('channel:keep')
  @Mutation(() => Channel, {
    description:
      'Moves a channel back to an earlier phase at once; no gate is asked. CENTRAL_ADMIN; AGENCY_ADMIN of its owner.',
  })
  rollBackPhase(
    @Arg('input', () => PhaseInput) input: PhaseInput,
    @Ctx() { services }: ChannelsContext,
  ): Promise<Channel> {
    return services.phase.rollBack(input);
  }

  @Needs('channel:keep')
  @Mutation(() => Channel, {
    description:
      'Adds items to the pilot set: in the phase DUAL only their source is told of the hub’s steps. CENTRAL_ADMIN; AGENCY_ADMIN of its owner.',
  })
  addPilotReports(
    @Arg('input', () => AddPilotReportsInput) input: AddPilotReportsInput,
    @Ctx() { services }: ChannelsContext,
  ): Promise<Channel> {
    return services.pilot.add(input);
  }

  @Needs('channel:keep')
  @Mutation(() => Channel, {
    description: 'Takes items out of the pilot set. CENTRAL_ADMIN; AGENCY_ADMIN of its owner.',
  })
  removePilotReports(
    @Arg('input', () => RemovePilotReportsInput) input: RemovePilotReportsInput,
    @Ctx() { services }: ChannelsContext,
  ): Promise<Channel> {
    return services.pilot.remove(input);
  }

  @FieldResolver(() => [PhaseDuty], { description: 'Every phase in order: who does what in it.' })
  phases(@Root() { phase }: Channel): PhaseDuty[] {
    return dutiesOf(phase);
  }

  @FieldResolver(() => PhaseChangeConnection, {
    description: 'Its steps on the way into the hub, newest first; its owner, the centre and auditors see them.',
  })
  history(
    @Root() channel: Channel,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { services }: ChannelsContext,
  ): Promise<Connection<PhaseChange>> {
    return services.ledger.history(channel, page);
  }

  @FieldResolver(() => PilotReportConnection, {
    description: 'Its pilot set, in the order of the items’ ids; its owner, the centre and auditors see it.',
  })
  pilotReports(
    @Root() channel: Channel,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { services }: ChannelsContext,
  ): Promise<Connection<PilotReport>> {
    return services.pilot.list(channel, page);
  }
}
