import type { Json } from '../../kit/json.ts';
import {
  CAPITALS,
  fieldKind,
  INTRODUCTION,
  isFraction,
  isProse,
  KINDS,
  personIn,
  withDigits,
  wordsOf,
} from './personal.ts';

/** A name shorter than this is looked for in its own field only: "Ani" stands inside other words. */
const SHORTEST_NAME = 4;
/** Second names of invented persons; further ones get a number. */
const SECOND = ['Contoh', 'Satu', 'Dua', 'Tiga', 'Empat', 'Lima', 'Enam', 'Tujuh', 'Delapan', 'Sembilan'];

/**
 * Replaces personal data of a recording by invented ones of the same shape, the same one by the same one, so that what
 * belonged together still does. Names are known by their field, by what the mapping takes for the reporter, and by how
 * people introduce themselves.
 */
export class Scrubber {
  private readonly standIns = new Map<string, string>();
  private readonly names = new Map<string, string>();
  private pattern: RegExp | null = null;

  /** `known`: names of reporters as the connector reads them. */
  constructor(known: readonly string[] = []) {
    for (const name of known) this.nameFor(name);
  }

  /** Everything replaced, in two rounds: a name is often written in a text before its own field is met. */
  scrub<Value extends Json>(value: Value): Value {
    this.learn(value, []);
    return this.changed(value, []) as Value;
  }

  /** A text on its own, as prose. */
  prose(text: string): string {
    return this.withoutGuessed(this.text(text, []));
  }

  private learn(value: Json, path: string[]): void {
    if (typeof value === 'string') {
      if (fieldKind(wordsOf(path)) === 'NAME' && isName(value)) this.nameFor(value);
      for (const [name] of value.matchAll(INTRODUCTION)) this.nameFor(name);
    } else if (typeof value === 'object' && value !== null)
      for (const [key, part] of Object.entries(value)) this.learn(part, [...path, key]);
  }

  private changed(value: Json, path: string[]): Json {
    if (typeof value === 'string') return this.text(value, path);
    if (typeof value === 'number') return this.number(value, path);
    if (Array.isArray(value)) return value.map((part, index) => this.changed(part, [...path, String(index)]));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, this.changed(part, [...path, key])]));
  }

  private text(text: string, path: string[]): string {
    const kind = fieldKind(wordsOf(path));
    if (text.trim() === '' || isFraction(text, wordsOf(path))) return text;
    if (kind === 'SECRET') return this.standIn(text, (n) => `contoh-${n}`);
    if (kind === 'HOME') return this.standIn(text, (n) => `Jalan Contoh ${n}`);
    if (kind === 'NAME' && isName(text)) return this.nameFor(text);
    const inShape = KINDS.reduce(
      (said, { pattern, isInvented, invent }) =>
        said.replace(pattern, (found) => (isInvented(found) ? found : this.standIn(found, (n) => invent(found, n)))),
      text,
    );
    const digits = inShape === text && kind === 'NUMBER' ? this.digits(text) : inShape;
    const named = this.withoutNames(digits);
    return isProse(named) ? this.withoutGuessed(named) : named;
  }

  /** A number of seven digits and more in a field for numbers of persons: spreadsheets make numbers of them. */
  private number(value: number, path: string[]): number {
    const text = String(value);
    const isNik = /^\d{16}$/.test(text) && !text.startsWith('1000');
    if (!isNik && !(fieldKind(wordsOf(path)) === 'NUMBER' && /^\d{7,16}$/.test(text))) return value;
    return Number(isNik ? this.standIn(text, (n) => `1000${String(n).padStart(12, '0')}`) : this.digits(text));
  }

  private digits(text: string): string {
    const count = text.replace(/\D/g, '').length;
    if (count < 7) return text;
    return this.standIn(text, (n) => withDigits(text, `800${String(n).padStart(count - 3, '0')}`));
  }

  private standIn(real: string, invent: (n: number) => string): string {
    const known = this.standIns.get(real);
    if (known !== undefined) return known;
    const invented = invent(this.standIns.size + 1);
    this.standIns.set(real, invented);
    return invented;
  }

  private nameFor(real: string): string {
    const key = real.trim().toLowerCase();
    const known = this.names.get(key);
    if (known !== undefined) return known;
    const invented = inventedName(real, this.names.size);
    this.names.set(key, invented);
    this.pattern = null;
    return invented;
  }

  /** Only in prose: "Sumatera Barat" as the value of a field is not touched. */
  private withoutGuessed(text: string): string {
    return text.replace(CAPITALS, (run) => {
      const person = personIn(run);
      return person ? person.before + this.standIn(`guessed ${person.name}`, (n) => inventedName(person.name, n)) : run;
    });
  }

  private withoutNames(text: string): string {
    this.pattern ??= patternOf([...this.names.keys()].filter((name) => name.length >= SHORTEST_NAME));
    return this.pattern === null
      ? text
      : text.replace(this.pattern, (found) => this.nameFor(found.replace(/\s+/g, ' ')));
  }

  /** What must not stand in the recording any more: names as they were. */
  get realNames(): string[] {
    return [...this.names.keys()].filter((name) => name.length >= SHORTEST_NAME && !name.startsWith('warga'));
  }
}

/** As many words as the real name has, written as large. */
function inventedName(real: string, n: number): string {
  const second = SECOND[n] ?? `Contoh${n}`;
  const count = real.trim().split(/\s+/).length;
  const plain = count === 1 ? `Warga${second}` : ['Warga', second, ...Array(count - 2).fill('Contoh')].join(' ');
  return real === real.toUpperCase() ? plain.toUpperCase() : plain;
}

/** Has letters, is short, and is no stand-in already. */
const isName = (text: string) =>
  /\p{L}/u.test(text) && text.trim().length <= 80 && !/^warga/i.test(text.trim()) && !text.includes('@');

/** The longest names first, so that "Siti Aminah Dewi" is not taken for "Siti Aminah". */
function patternOf(names: string[]): RegExp | null {
  if (names.length === 0) return null;
  const longest = [...names].sort((a, b) => b.length - a.length);
  const escaped = longest.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'));
  return new RegExp(`(?<!\\p{L})(?:${escaped.join('|')})(?!\\p{L})`, 'giu');
}
