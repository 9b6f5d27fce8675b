/** A text with each {name} filled in; a name without a value is a part of the text. */
export const filled = (template: string, values: Record<string, string>): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);

/** Every field filled in; those that say nothing are left out. */
export const filledAll = (fields: Record<string, string>, values: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields)
      .map(([name, template]) => [name, filled(template, values).trim()])
      .filter(([, text]) => text !== ''),
  );
