import { noteShortfall, placeShortfalls, type Shortfall } from './shortfall.ts';

/** JSON text of a value; undefined when it is null where null is not allowed, so that what holds it becomes null. */
export type Write = (value: unknown, found: Shortfall[]) => string | undefined;

/** The text of a null. */
export const NULL = 'null';

/** Notes a shortfall whose place is not known yet, and writes null. */
export const short = (found: Shortfall[], kind: Shortfall['kind']): string => {
  noteShortfall(found, kind);
  return NULL;
};

/** A null that nothing below has explained is explained; then it is passed on as undefined. */
export const compileNonNull =
  (write: Write): Write =>
  (value, found) => {
    const before = found.length;
    const text = write(value, found);
    if (text !== NULL) return text;
    if (found.length === before) noteShortfall(found, 'null');
    return undefined;
  };

/** A list; its elements may make it null. */
export const compileList =
  (write: Write, named: string): Write =>
  (value, found) => {
    if (value === null || value === undefined) return NULL;
    if (!Array.isArray(value)) return short(found, 'value');
    let text = '';
    let whole = true;
    for (let index = 0; index < value.length; index++) {
      const before = found.length;
      const element = write(value[index], found);
      if (found.length > before)
        placeShortfalls(found, before, index, `array element of type ${named} at index ${index}`);
      if (element === undefined) whole = false;
      text += index === 0 ? element : `,${element}`;
    }
    return whole ? `[${text}]` : NULL;
  };
