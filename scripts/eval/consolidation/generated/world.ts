import type { Dice } from './dice.ts';

/** A street of the invented country. */
export interface Road {
  name: string;
  gangs: number;
  village: string;
  district: string;
  regency: string;
  lat: number;
  lng: number;
}

const ONSETS = ['br', 'd', 'g', 'h', 'k', 'kl', 'l', 'm', 'n', 'p', 'r', 's', 't', 'w'];
const VOWELS = ['a', 'e', 'i', 'o', 'u'];
const ENDS = ['', '', '', 'n', 'ng', 'r', 's', 'l'];
const SIDES = ['', '', '', 'Utara', 'Selatan', 'Timur', 'Barat'];
const REGENCIES = 6;
const DISTRICTS = 5;
const VILLAGES = 4;
const ROADS = 9;

/** A pronounceable name nobody bears. */
export function inventedName(dice: Dice, syllables: number): string {
  const word =
    Array.from({ length: syllables }, () => dice.pick(ONSETS) + dice.pick(VOWELS)).join('') + dice.pick(ENDS);
  return word[0]!.toUpperCase() + word.slice(1);
}

/** Regencies with districts, villages and streets; some streets differ in direction only. */
export function world(dice: Dice): Road[] {
  const roads: Road[] = [];
  for (let r = 0; r < REGENCIES; r += 1) {
    const regency = `Kota ${inventedName(dice, 4)}`;
    for (let d = 0; d < DISTRICTS; d += 1) {
      const district = inventedName(dice, 4);
      for (let v = 0; v < VILLAGES; v += 1)
        roads.push(...villageRoads(dice, { regency, district }, -7 - r - d * 0.05, 110 + r + v * 0.02));
    }
  }
  return roads;
}

function villageRoads(dice: Dice, area: { regency: string; district: string }, lat: number, lng: number): Road[] {
  const village = inventedName(dice, 3);
  let base = '';
  return Array.from({ length: ROADS }, (_, at) => {
    if (at % 3 === 0)
      base = dice.often(0.4) ? `${inventedName(dice, 2)} ${inventedName(dice, 3)}` : inventedName(dice, 4);
    const side = at % 3 === 0 ? '' : SIDES[2 + ((at * 2) % 5)]!;
    return {
      ...area,
      village,
      name: side ? `${base} ${side}` : base,
      gangs: dice.whole(0, 9),
      lat: lat + dice.roll() * 0.015,
      lng: lng + dice.roll() * 0.015,
    };
  });
}
