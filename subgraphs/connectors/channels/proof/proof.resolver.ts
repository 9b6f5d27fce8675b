import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Needs } from '../../../common/graphql/needs.ts';
import { Channel } from '../../ledger/channel.entity.ts';
import { ChannelActionInput } from '../channel/channel.inputs.ts';
import type { ChannelsContext } from '../context.ts';
import { ArchiveProof, KeepConformanceCardInput, OldDoorProbes, ProveArchiveInput } from './proof.inputs.ts';

/** Proofs that the gates of a channel read. */
@Resolver(() => Channel)
export class ProofResolver {
  @Needs('channel:keep')
  @Mutation(() => Channel, {
    description:
      'Keeps what the conformance kit said of the channel’s connector with its present settings. CENTRAL_ADMIN; AGENCY_ADMIN of its owner.',
  })
  keepConformanceCard(
    @Arg('input', () => KeepConformanceCardInput) input: KeepConformanceCardInput,
    @Ctx() { services }: ChannelsContext,
  ): Promise<Channel> {
    return services.proof.keepCard(input);
  }

  @Needs('channel:keep')
  @Mutation(() => Channel, {
    description:
      'Has every old number of the channel tried, and some addresses of each old site; oldDoorProbes shows what comes of it. CENTRAL_ADMIN; AGENCY_ADMIN of its owner.',
  })
  probeRedirects(
    @Arg('input', () => ChannelActionInput) input: ChannelActionInput,
    @Ctx() { services }: ChannelsContext,
  ): Promise<Channel> {
    return services.proof.probe(input);
  }

  @Needs('channel:keep')
  @Mutation(() => ArchiveProof, {
    description:
      'Compares the archive of the old system with what the hub holds. CENTRAL_ADMIN; AGENCY_ADMIN of the channel’s owner.',
  })
  proveArchive(
    @Arg('input', () => ProveArchiveInput) input: ProveArchiveInput,
    @Ctx() { services }: ChannelsContext,
  ): Promise<ArchiveProof> {
    return services.proof.proveArchive(input);
  }

  @FieldResolver(() => OldDoorProbes, {
    nullable: true,
    description:
      'What came of trying its old numbers and addresses; null for viewers other than its owner and the centre.',
  })
  async oldDoorProbes(
    @Root() channel: Channel,
    @Ctx() { services, rights }: ChannelsContext,
  ): Promise<OldDoorProbes | null> {
    return rights.owns(channel) ? services.proof.probes(channel) : null;
  }
}
