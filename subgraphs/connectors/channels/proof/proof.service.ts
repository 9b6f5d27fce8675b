import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../../common/database/uuid.ts';
import { hubError } from '../../../common/errors/hub-error.ts';
import type { OldDoor } from '../../../common/handover/probe-numbers.topic.ts';
import type { Channel } from '../../ledger/channel.entity.ts';
import type { Acts } from '../acts.ts';
import type { ChannelActionInput } from '../channel/channel.inputs.ts';
import type { OldUrlService } from '../old-url/old-url.service.ts';
import { writePattern } from '../old-url/pattern.policy.ts';
import { archiveHash } from './archive-hash.ts';
import { cardShape, hasPassed } from './kept-card.ts';
import { askPage, writeProbes } from './probe-page.ts';
import type {
  ArchiveProof,
  KeepConformanceCardInput,
  OldDoorProbes,
  ProbedUrl,
  ProveArchiveInput,
} from './proof.inputs.ts';

/** Addresses of each registered pattern that are tried. */
const URLS_PER_PATTERN = 20;

/** Writes the proofs that gates read. Every method @throws FORBIDDEN, CHANNEL_NOT_FOUND */
export class ProofService {
  constructor(
    private readonly acts: Acts,
    private readonly oldUrls: OldUrlService,
  ) {}

  /** Keeps the card of the channel's connector with its present settings. @throws BAD_USER_INPUT for what is no card of its family */
  keepCard(input: KeepConformanceCardInput): Promise<Channel> {
    return this.acts.change('keepConformanceCard', input, async (em) => {
      const channel = await this.acts.ownChannel(em, input.channelId, 'keep a conformance card');
      const card = cardShape.safeParse(input.card);
      if (!card.success) throw hubError('BAD_USER_INPUT', 'card takes what `npm run connector -- test --json` prints.');
      if (card.data.family !== channel.family)
        throw hubError(
          'BAD_USER_INPUT',
          `The card is of the family ${card.data.family}, ${channel.id} is of ${channel.family}.`,
        );
      const { settingsVersion } = channel;
      const at = this.acts.runtime.now();
      await em.execute(KEEP_CARD, [
        newId(at),
        channel.id,
        settingsVersion,
        hasPassed(card.data),
        JSON.stringify(card.data),
        at,
      ]);
      return channel.id;
    });
  }

  /** Has every old number of the channel tried, and some addresses of each old site that leads here. */
  probe(input: ChannelActionInput): Promise<Channel> {
    return this.acts.change('probeRedirects', input, async (em) => {
      const channel = await this.acts.ownChannel(em, input.channelId, 'try old numbers');
      const { leading, astray } = await this.addresses(em, channel);
      const answers = astray.map((asked) => ({ what: 'URL' as const, asked, resolves: false }));
      await writeProbes(em, channel.id, this.acts.runtime.now().toISOString(), answers);
      await askPage(em, this.acts.runtime, channel.id, '', leading);
      return channel.id;
    });
  }

  /** Compares the archive of the old system with what the hub holds, and keeps what came of it. @throws BAD_USER_INPUT */
  async proveArchive(input: ProveArchiveInput): Promise<ArchiveProof> {
    if (!/^[0-9a-f]{64}$/i.test(input.hash)) throw hubError('BAD_USER_INPUT', 'hash takes a SHA-256 in hex.');
    const id = await this.acts.carryOut('proveArchive', input, async (em) => {
      const channel = await this.acts.ownChannel(em, input.channelId, 'prove an archive');
      const { hash, records } = await archiveHash(em, channel.id);
      const at = this.acts.runtime.now();
      const proofId = newId(at);
      // An archive of another number of items cannot be the same, whatever its hash claims.
      const expected =
        input.records === records ? input.hash.toLowerCase() : `${input.hash.toLowerCase()}/${input.records}`;
      await em.execute(KEEP_ARCHIVE, [proofId, channel.id, expected, hash, records, at]);
      return proofId;
    });
    const [row] = await this.acts.em.execute<ArchiveProof[]>(ARCHIVE, [id]);
    return row!;
  }

  /** What came of trying the old doors of a channel; for viewers who own it. */
  async probes({ id }: Channel): Promise<OldDoorProbes> {
    const [counts] = await this.acts.em.execute<Omit<OldDoorProbes, 'urls'>[]>(COUNTS, [id, id]);
    const urls = await this.acts.em.execute<ProbedUrl[]>(URLS, [id]);
    return { ...counts!, urls };
  }

  /** Some addresses that the old site gave out: those that lead to the channel's numbers, and those that lead elsewhere. */
  private async addresses(em: EntityManager, channel: Channel): Promise<{ leading: OldDoor[]; astray: string[] }> {
    const numbers = await em.execute<{ number: string }[]>(SAMPLE, [channel.id]);
    const leading: OldDoor[] = [];
    const astray: string[] = [];
    for (const pattern of await this.oldUrls.list(channel)) {
      for (const { number } of numbers) {
        const asked = writePattern(pattern).replace('{id}', () => encodeURIComponent(number));
        const target = await this.oldUrls.target(asked);
        if (target?.system === channel.id) leading.push({ what: 'URL', asked, number: target.number });
        else astray.push(asked);
      }
    }
    return { leading, astray };
  }
}

const KEEP_CARD = `insert into connectors.conformance_card (id, channel_id, settings_version, passed, card, at)
  values (?, ?, ?, ?, ?::jsonb, ?)`;

const KEEP_ARCHIVE = `insert into connectors.archive_proof (id, channel_id, expected_hash, found_hash, records, at)
  values (?, ?, ?, ?, ?, ?)`;

const ARCHIVE = `select expected_hash = found_hash as matches, found_hash as "foundHash", records as "foundRecords"
  from connectors.archive_proof where id = ?`;

const SAMPLE = `select external_id as number from connectors.source_record where channel_id = ?
  order by md5(external_id) limit ${URLS_PER_PATTERN}`;

const COUNTS = `
  select (select count(*)::int from connectors.source_record where channel_id = ?) as numbers,
    count(*)::int as asked, count(*) filter (where resolves)::int as resolving
  from connectors.redirect_probe where channel_id = ? and what = 'NUMBER'`;

const URLS = `select asked as url, resolves from connectors.redirect_probe
  where channel_id = ? and what = 'URL' order by resolves, at desc, asked limit 100`;
