import type { LikenessRecord } from '../../../../subgraphs/reports/likeness/record.ts';
import type { Dice } from './dice.ts';
import { CHANNELS, type Matter, newMatter, newTelling, type Telling, tell } from './matter.ts';
import { PLACELESS, TOPICS } from './topics.ts';
import type { Road } from './world.ts';

/** What a kind of pair is made with. */
export interface Maker {
  dice: Dice;
  roads: readonly Road[];
  /** A fresh record id. */
  id(): string;
  /** A citizen not used before. */
  citizen(): number;
}

/** Records of one kind, first the original; `same`: all are about one matter. */
export interface Made {
  same: boolean;
  records: LikenessRecord[];
}

type Kind = (maker: Maker) => Made;

const MINUTE = 1 / 1440;

/** A placed matter: one that others can see too. */
function placed({ dice, roads }: Maker): Matter {
  const matter = newMatter(dice, dice.pick(roads));
  return PLACELESS.has(TOPICS[matter.topic]!.name) ? placed({ dice, roads } as Maker) : matter;
}
const any = ({ dice, roads }: Maker) => newMatter(dice, dice.pick(roads));

/** The same telling once or twice more, changed as `change` says. */
function again(maker: Maker, delay: () => number, change: (telling: Telling) => Telling = (t) => t): Made {
  const matter = any(maker);
  const telling = newTelling(maker.dice, maker.citizen());
  const copies = maker.dice.often(0.5) ? 1 : 2;
  const later = Array.from({ length: copies }, () => tell(matter, change(telling), maker.id(), delay(), maker.dice));
  return { same: true, records: [tell(matter, telling, maker.id(), 0, maker.dice), ...later] };
}

/** Two matters that differ in one point, told by one citizen or two. */
function apart(
  maker: Maker,
  change: (matter: Matter) => Matter,
  oneCitizen: boolean,
  delay: () => number,
  whole = true,
): Made {
  const matter = placed(maker);
  const telling = newTelling(maker.dice, maker.citizen());
  const citizen = oneCitizen ? telling.citizen : maker.citizen();
  const other = whole ? { ...telling, citizen } : newTelling(maker.dice, citizen);
  const records = [
    tell(matter, telling, maker.id(), 0, maker.dice),
    tell(change(matter), other, maker.id(), delay(), maker.dice),
  ];
  return { same: false, records };
}

const otherTopic = (maker: Maker, matter: Matter): Matter => ({
  ...matter,
  topic: (matter.topic + maker.dice.whole(1, 9)) % 21,
});
const otherHouse = (maker: Maker, matter: Matter): Matter => ({
  ...matter,
  house: (matter.house ?? 7) + maker.dice.whole(5, 40),
});

/** Kinds that are one matter, and hard ones that are not (CONSOLIDATION, section 11). */
export const KINDS: Readonly<Record<string, { share: number; make: Kind }>> = {
  doubleClick: { share: 0.1, make: (m) => again(m, () => m.dice.whole(0, 3) * MINUTE) },
  secondTry: {
    share: 0.1,
    make: (m) =>
      again(
        m,
        () => m.dice.whole(2, 90) * MINUTE,
        (t) => ({ ...t, closing: m.dice.pick([t.closing, ' Mohon perhatian.', ' Lampiran menyusul.']) }),
      ),
  },
  otherChannel: {
    share: 0.1,
    make: (m) =>
      again(
        m,
        () => m.dice.roll() * 10,
        (t) => ({ ...t, channel: m.dice.pick(CHANNELS) }),
      ),
  },
  deskRetyped: {
    share: 0.04,
    make: (m) =>
      again(
        m,
        () => m.dice.roll() * 3,
        (t) => ({ ...t, opening: '', channel: 'hotline' }),
      ),
  },
  reminder: { share: 0.06, make: (m) => again(m, () => 15 + m.dice.roll() * 25) },
  otherCitizen: {
    share: 0.14,
    make: (m) => {
      const matter = placed(m);
      const records = Array.from({ length: m.dice.whole(2, 4) }, (_, at) =>
        tell(matter, newTelling(m.dice, m.citizen()), m.id(), at === 0 ? 0 : m.dice.roll() * 30, m.dice),
      );
      return { same: true, records };
    },
  },
  otherSpot: {
    share: 0.05,
    make: (m) =>
      apart(
        m,
        (x) => otherHouse(m, { ...x, house: x.house ?? 3 }),
        false,
        () => m.dice.roll() * 20,
        false,
      ),
  },
  otherIssue: {
    share: 0.05,
    make: (m) =>
      apart(
        m,
        (x) => otherTopic(m, x),
        false,
        () => m.dice.roll() * 20,
        false,
      ),
  },
  otherDistrict: {
    share: 0.05,
    make: (m) =>
      apart(
        m,
        (x) => ({ ...x, road: m.dice.pick(m.roads) }),
        false,
        () => m.dice.roll() * 20,
      ),
  },
  sameCitizenOtherMatter: {
    share: 0.06,
    make: (m) =>
      apart(
        m,
        (x) => otherTopic(m, x),
        true,
        () => m.dice.whole(2, 30) * MINUTE,
        false,
      ),
  },
  lampTemplate: {
    share: 0.05,
    make: (m) =>
      apart(
        m,
        (x) => otherHouse(m, x),
        true,
        () => m.dice.whole(2, 30) * MINUTE,
      ),
  },
  neighbourGang: {
    share: 0.04,
    make: (m) =>
      apart(
        m,
        (x) => ({ ...x, gang: ((x.gang ?? 0) % 10) + 1 }),
        false,
        () => m.dice.roll() * 10,
      ),
  },
  recurrence: {
    share: 0.05,
    make: (m) =>
      apart(
        m,
        (x) => x,
        false,
        () => 200 + m.dice.roll() * 200,
        false,
      ),
  },
  deskLog: {
    share: 0.03,
    make: (m) => {
      const chosen = m.dice.pick([...PLACELESS]);
      const topic = TOPICS.findIndex(({ name }) => name === chosen);
      const telling = { ...newTelling(m.dice, 0), channel: 'kiosk', opening: '', closing: '' };
      const matter = { ...any(m), topic };
      const records = [0, 1].map((at) =>
        tell(matter, { ...telling, citizen: m.citizen() }, m.id(), at * m.dice.whole(1, 60) * MINUTE, m.dice),
      );
      return { same: false, records };
    },
  },
  stampOnly: {
    share: 0.03,
    make: (m) =>
      apart(
        m,
        (x) => ({ ...otherTopic(m, x), gang: null, house: null, landmark: null }),
        false,
        () => m.dice.roll() * 9,
        false,
      ),
  },
  test: {
    share: 0.01,
    make: (m) => {
      const records = [0, 1].map(() => ({
        ...tell(any(m), newTelling(m.dice, m.citizen()), m.id(), 0, m.dice),
        text: m.dice.pick(['Tes', 'tes tes', 'coba']),
      }));
      return { same: false, records };
    },
  },
};
