/** Texts of data that nobody has looked at. */
const texts = new WeakMap<object, () => string | undefined>();

/**
 * `data` of an answer whose JSON text is ready. It looks like the parsed object and becomes it when somebody looks, so
 * plugins see and change it as usual; if nobody does, the text is sent as it is.
 */
export function readyData(text: string): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  let opened = false;
  const open = () => {
    if (!opened) {
      for (const [key, value] of Object.entries(JSON.parse(text))) {
        Object.defineProperty(data, key, { value, enumerable: true, configurable: true, writable: true });
      }
    }
    opened = true;
    return data;
  };
  const proxy = new Proxy(data, {
    get: (_, key) => Reflect.get(open(), key),
    set: (_, key, value) => Reflect.set(open(), key, value),
    has: (_, key) => Reflect.has(open(), key),
    ownKeys: () => Reflect.ownKeys(open()),
    deleteProperty: (_, key) => Reflect.deleteProperty(open(), key),
    defineProperty: (_, key, descriptor) => Reflect.defineProperty(open(), key, descriptor),
    getOwnPropertyDescriptor: (_, key) => Reflect.getOwnPropertyDescriptor(open(), key),
  });
  texts.set(proxy, () => (opened ? undefined : text));
  return proxy;
}

/** The JSON text of an answer, as Apollo Server sends it: with the text of its data as it is, if it is ready. */
export function answerText({ data, ...rest }: { data?: unknown; errors?: unknown; extensions?: unknown }): string {
  const text = typeof data === 'object' && data !== null ? texts.get(data)?.() : undefined;
  if (text === undefined) return `${JSON.stringify({ errors: rest.errors, data, extensions: rest.extensions })}\n`;
  const errors = rest.errors ? `"errors":${JSON.stringify(rest.errors)},` : '';
  const extensions = rest.extensions ? `,"extensions":${JSON.stringify(rest.extensions)}` : '';
  return `{${errors}"data":${text}${extensions}}\n`;
}
