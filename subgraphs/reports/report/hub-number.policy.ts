/** Letters and digits that are not mistaken for each other when read out (Crockford's base 32). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const DRAWN = 7;
const SHAPE = /^LH[- ]?(\d{4})[- ]?(\w{4})[- ]?(\w{4})$/;

/** System under which the hub's own numbers resolve. */
export const HUB_SYSTEM = 'lapor-hub';

/**
 * A number of the hub, e.g. "LH-2611-7KQ2-ZDM5": year and month of receipt, seven drawn characters, one check character.
 * Drawn, not counted, so that nobody walks through other people's reports or reads volumes from it.
 * @param receivedDay calendar day of receipt, YYYY-MM-DD
 * @param random at least seven random bytes
 */
export function hubNumber(receivedDay: string, random: Uint8Array): string {
  const month = receivedDay.slice(2, 4) + receivedDay.slice(5, 7);
  const drawn = Array.from(random.subarray(0, DRAWN), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
  const whole = drawn + checkCharacter(month + drawn);
  return `LH-${month}-${whole.slice(0, 4)}-${whole.slice(4)}`;
}

/** A number as people type it in the form it is stored; null when it cannot be one of ours (a slip of the pen). */
export function readHubNumber(typed: string): string | null {
  const [, month, head, tail] = SHAPE.exec(typed.trim().toUpperCase()) ?? [];
  if (!month || !head || !tail) return null;
  const drawn = (head + tail).replaceAll('O', '0').replace(/[IL]/g, '1');
  const right = checkCharacter(month + drawn.slice(0, -1)) === drawn.at(-1);
  return right ? `LH-${month}-${drawn.slice(0, 4)}-${drawn.slice(4)}` : null;
}

/** Luhn's check over 32 characters: every wrong character and nearly every swap of neighbours changes it. */
function checkCharacter(text: string): string {
  const sum = [...text].reverse().reduce((total, character, place) => {
    const value = ALPHABET.indexOf(character) * (place % 2 === 0 ? 2 : 1);
    return total + Math.floor(value / ALPHABET.length) + (value % ALPHABET.length);
  }, 0);
  return ALPHABET[(ALPHABET.length - (sum % ALPHABET.length)) % ALPHABET.length]!;
}
