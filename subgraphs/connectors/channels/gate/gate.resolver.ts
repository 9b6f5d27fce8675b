import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { type Connection, PageArgs } from '../../../common/graphql/connection.ts';
import { Needs } from '../../../common/graphql/needs.ts';
import { Channel } from '../../ledger/channel.entity.ts';
import { ChannelPhase } from '../../ledger/channel-phase.ts';
import { type GateWaiver, GateWaiverConnection } from '../../ledger/gate-waiver.entity.ts';
import type { ChannelsContext } from '../context.ts';
import { ConfirmPrivacyInput, SignGateInput, WaiveGateCheckInput } from './gate.inputs.ts';
import { GateReport } from './gate-report.ts';

/** The gates between the phases of a channel. */
@Resolver(() => Channel)
export class GateResolver {
  @Needs('channel:keep')
  @Mutation(() => GateReport, {
    description:
      'Signs a gate report by its hash. It takes both sides: AGENCY_ADMIN of the channel’s owner, and CENTRAL_ADMIN. A signature counts for five days, and until a check turns red.',
  })
  signGate(
    @Arg('input', () => SignGateInput) input: SignGateInput,
    @Ctx() { services }: ChannelsContext,
  ): Promise<GateReport> {
    return services.signing.sign(input);
  }

  @Needs('channel:keep')
  @Mutation(() => GateReport, {
    description:
      'Takes one red check of a gate upon one’s own side; it counts when AGENCY_ADMIN of the owner and CENTRAL_ADMIN both do. Seen for ever.',
  })
  waiveGateCheck(
    @Arg('input', () => WaiveGateCheckInput) input: WaiveGateCheckInput,
    @Ctx() { services }: ChannelsContext,
  ): Promise<GateReport> {
    return services.signing.waive(input);
  }

  @Needs('channel:keep')
  @Mutation(() => Channel, {
    description:
      'Says whether both privacy flags are right: of items, or of the mapping as a whole. CENTRAL_ADMIN; AGENCY_ADMIN of its owner.',
  })
  confirmPrivacy(
    @Arg('input', () => ConfirmPrivacyInput) input: ConfirmPrivacyInput,
    @Ctx() { services }: ChannelsContext,
  ): Promise<Channel> {
    return services.signing.confirmPrivacy(input);
  }

  @FieldResolver(() => GateReport, {
    nullable: true,
    description: 'The gate to a phase; null for viewers other than its owner, the centre and auditors.',
  })
  async gate(
    @Root() channel: Channel,
    @Arg('to', () => ChannelPhase) to: ChannelPhase,
    @Ctx() { services, rights }: ChannelsContext,
  ): Promise<GateReport | null> {
    const owns = rights.owns(channel);
    if (!owns && rights.viewer.role !== 'AUDITOR') return null;
    const report = await services.gate.report(channel, to);
    // Which rows there are, and how many, would count what is secret.
    const checks = report.checks.map((check) => ({ ...check, because: '', rows: [] }));
    return owns ? report : { ...report, checks };
  }

  @FieldResolver(() => GateWaiverConnection, {
    description: 'Checks that were ever waived, newest first; its owner, the centre and auditors see them.',
  })
  gateWaivers(
    @Root() channel: Channel,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { services }: ChannelsContext,
  ): Promise<Connection<GateWaiver>> {
    return services.ledger.gateWaivers(channel, page);
  }
}
