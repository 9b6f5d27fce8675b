import type { LikenessRecord } from '../../../../subgraphs/reports/likeness/record.ts';
import type { Dice } from './dice.ts';
import { type Roughness, roughen } from './noise.ts';
import { CLOSINGS, DETAILS, OPENINGS, PLACELESS, TOPICS } from './topics.ts';
import { inventedName, type Road } from './world.ts';

/** One thing in the world that people complain about. */
export interface Matter {
  topic: number;
  road: Road;
  gang: number | null;
  house: number | null;
  landmark: string | null;
  /** The number in the sentence. */
  amount: number;
  /** Days since the start. */
  day: number;
}

/** One way of telling a matter. */
export interface Telling {
  citizen: number;
  /** Which sentence of the topic; copies share it. */
  sentence: number;
  opening: string;
  /** What is added, zero to four sentences. */
  details: string;
  closing: string;
  channel: string;
}

const ROMAN = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];
const LANDMARKS = ['masjid', 'warung', 'toko', 'SD Negeri', 'kantor', 'apotek', 'gereja', 'bengkel'];
const START = Date.UTC(2024, 0, 8);
const DAY_MS = 86_400_000;
/** The last is kept out of tuning. */
export const CHANNELS = ['web', 'android', 'hotline', 'sms', 'kiosk'];
const ROUGHNESS: Readonly<Record<string, Roughness>> = {
  web: { shortening: 0.15, typos: 0.01, gluing: 0.4, sms: false },
  android: { shortening: 0.5, typos: 0.03, gluing: 0.4, sms: false },
  hotline: { shortening: 0.05, typos: 0.005, gluing: 0.6, sms: false },
  sms: { shortening: 0.7, typos: 0.03, gluing: 0.1, sms: true },
  kiosk: { shortening: 0.6, typos: 0.06, gluing: 0.6, sms: false },
};

/** A matter somewhere, some time of a year and a half. */
export function newMatter(dice: Dice, road: Road): Matter {
  return {
    topic: dice.whole(0, TOPICS.length - 1),
    road,
    gang: road.gangs > 0 && dice.often(0.5) ? dice.whole(1, road.gangs) : null,
    house: dice.often(0.5) ? dice.whole(1, 120) : null,
    landmark: dice.often(0.35) ? `${dice.pick(LANDMARKS)} ${inventedName(dice, 3)}` : null,
    amount: dice.whole(2, 9),
    day: dice.roll() * 540,
  };
}

/** Somebody's way of telling, chosen afresh. */
export const newTelling = (dice: Dice, citizen: number, channel = dice.pick(CHANNELS.slice(0, 4))): Telling => ({
  citizen,
  channel,
  sentence: dice.whole(0, 2),
  opening: dice.pick(OPENINGS),
  details: Array.from({ length: dice.whole(0, 4) }, () => ` ${dice.pick(DETAILS)}`).join(''),
  closing: dice.pick(CLOSINGS),
});

/** A matter told: the record a hub would hold. `day` later than the matter's by the delay. */
export function tell(matter: Matter, telling: Telling, id: string, delayDays: number, dice: Dice): LikenessRecord {
  const { road } = matter;
  const where = placeWords(matter, dice);
  const topic = TOPICS[matter.topic]!;
  const sentence = topic.sentences[telling.sentence]!.replace('{w}', `di ${where}`).replace(
    '{d}',
    String(matter.amount),
  );
  const stamp =
    telling.channel === 'hotline' && dice.often(0.96)
      ? `Lokasi Kejadian ${road.regency} | ${road.district} | ${road.village} | ${where}Kewenangan Pemerintah ${road.regency}`
      : '';
  const placed = !PLACELESS.has(topic.name);
  const pinned = placed && dice.often(0.4);
  return {
    id,
    text:
      roughen(
        `${topic.name}\n${telling.opening}${sentence}.${telling.details}${telling.closing}`,
        ROUGHNESS[telling.channel]!,
        dice,
      ) + stamp,
    categoryId: String(dice.often(0.12) ? dice.whole(0, TOPICS.length - 1) : matter.topic),
    agencyId: String(Math.floor(matter.topic / 3)),
    channelId: telling.channel,
    receivedAt: new Date(START + (matter.day + delayDays) * DAY_MS).toISOString(),
    place: {
      regency: road.regency,
      district: dice.often(0.7) ? road.district : null,
      village: dice.often(0.4) ? road.village : null,
      detail: placed && dice.often(0.6) ? where : null,
      lat: pinned ? road.lat + (matter.house ?? 0) * 1e-5 + dice.roll() * 2e-4 : null,
      lng: pinned ? road.lng + dice.roll() * 2e-4 : null,
    },
    reporterKeys: [`k${telling.citizen}`],
    anonymous: false,
    secret: false,
    status: 'OPEN',
  };
}

/** Where a matter is, in one of the spellings people use. */
function placeWords({ road, gang, house, landmark }: Matter, dice: Dice): string {
  const street = `${dice.pick(['Jl ', 'Jalan ', 'jl. ', 'Jln '])}${road.name}`;
  const lane = gang === null ? '' : dice.pick([` gang ${gang}`, ` Gg. ${gang}`, ` ${ROMAN[gang]}`, ` ${gang}`]);
  const number = house === null ? '' : dice.pick([` no ${house}`, ` No. ${house}`, ` nomor ${house}`]);
  const near = landmark === null ? '' : dice.pick([` depan ${landmark}`, ` dekat ${landmark}`]);
  return `${street}${lane}${number}${near}`;
}
