import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { connectorSchema, type JsonSchema } from '../../../../subgraphs/connectors/declarative/json-schema.ts';
import { CONNECTORS } from '../../../../subgraphs/connectors/families.ts';
import { TABLE } from '../../../support/channel-files.ts';

const schema = JSON.parse(connectorSchema(CONNECTORS)) as { oneOf: JsonSchema[] };
const shape = z.fromJSONSchema(schema as never);
const isFine = (text: string) => shape.safeParse(parse(text)).success;

test('an editor finds nothing wrong with a file that is in order', () => {
  expect(isFine(TABLE)).toBe(true);
});

test.each([
  ['an unknown key', 'folder: drop', 'foldr: drop'],
  ['an unknown key deep inside', 'secret: false', 'secrt: false'],
  ['a missing privacy', '  privacy: { anonymous: $bool(samar), secret: false }\n', ''],
  ['an unknown family', 'family: sheet', 'family: shet'],
  ['an unknown status', 'RECEIVED', 'RECIEVED'],
])('an editor underlines %s', (_, line, by) => {
  expect(TABLE).toContain(line);
  expect(isFine(TABLE.replace(line, by))).toBe(false);
});

test('every family is there with the common keys and its own, each but the plainest explained', () => {
  expect(schema.oneOf.map(({ title }) => title)).toEqual(
    Object.keys(CONNECTORS)
      .map((name) => name.toLowerCase())
      .sort(),
  );
  for (const { properties = {}, additionalProperties, required } of schema.oneOf) {
    expect(additionalProperties).toBe(false);
    expect(required).toEqual(expect.arrayContaining(['apiVersion', 'id', 'name', 'family']));
    const silent = Object.entries(properties).filter(([, part]) => !part.description);
    expect(silent.map(([key]) => key)).toEqual([]);
  }
});
