import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml';
import type { Json } from '../kit/json.ts';
import { DeclarationError, type Fault } from './fault.ts';

/** No author writes more, and a parser should not be asked to read it. */
const LARGEST_CHARACTERS = 1_000_000;

export type Path = readonly PropertyKey[];

/** A YAML file as values, with the place of each. */
export interface YamlFile {
  file: string;
  value: Json;
  /** Place of what stands at the path: its value or, with `ofKey`, its key; of what is missing, its surroundings. */
  placeOf(path: Path, ofKey?: boolean): Pick<Fault, 'line' | 'column'>;
  /** A scalar as the author wrote it ("13.08" where YAML makes a number of it); undefined: there is none. */
  spellingOf(path: Path): string | undefined;
}

/** Reads YAML 1.2. @throws DeclarationError naming the lines of what is no YAML */
export function yamlFile(file: string, text: string): YamlFile {
  const at = (message: string, remedy: string, place = { line: 1, column: 1 }): Fault => ({
    file,
    ...place,
    path: '',
    message,
    remedy,
  });
  if (text.length > LARGEST_CHARACTERS) throw new DeclarationError([at('is far too long for a channel.', '')]);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, version: '1.2' });
  const position = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const broken = [...document.errors, ...document.warnings];
  if (broken.length > 0) {
    const faults = broken.map(({ message, pos }) =>
      at(`is no YAML: ${message}.`.replace('..', '.'), '', position(pos[0])),
    );
    throw new DeclarationError(faults);
  }
  keysAsWritten(document);
  let value: Json;
  try {
    value = document.toJS({ maxAliasCount: 50 }) as Json;
  } catch {
    throw new DeclarationError([at('repeats its anchors too often.', 'Write the parts out.')]);
  }
  const nodeAt = (path: Path) =>
    path.reduce<unknown>((node, part) => below(document, node, part).value, document.contents);
  return {
    file,
    value,
    placeOf: (path, ofKey) => position(offsetOf(document, path, ofKey) ?? 0),
    spellingOf(path) {
      const node = nodeAt(path);
      return isScalar(node) ? (node.source ?? String(node.value)) : undefined;
    },
  };
}

/** `01: RECEIVED` means the text "01": a number would lose its zero. */
function keysAsWritten(document: Document): void {
  visit(document, {
    Pair(_, { key }) {
      if (isScalar(key) && typeof key.value !== 'string') key.value = key.source ?? String(key.value);
    },
  });
}

function below(document: Document, node: unknown, part: PropertyKey): { key: unknown; value: unknown } {
  const whole = isAlias(node) ? node.resolve(document) : node;
  if (isSeq(whole)) return { key: whole.items[Number(part)], value: whole.items[Number(part)] };
  if (!isMap(whole)) return { key: undefined, value: undefined };
  const pair = whole.items.find(({ key }) => isScalar(key) && String(key.value) === String(part));
  return { key: pair?.key, value: pair?.value };
}

function offsetOf(document: Document, path: Path, ofKey = false): number | undefined {
  let node: unknown = document.contents;
  let offset = (node as Node | null)?.range?.[0];
  for (const [index, part] of path.entries()) {
    const { key, value } = below(document, node, part);
    const isLast = index === path.length - 1;
    // Of an object its key is what an author looks for, not its first inner key.
    const found = isLast && !ofKey && isScalar(value) ? value : key;
    const next = (found as Node | undefined)?.range?.[0];
    if (next === undefined) return offset;
    offset = next;
    node = value;
  }
  return offset;
}
