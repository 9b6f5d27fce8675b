import { expect, test } from '@jest/globals';
import { buildSchema, graphql } from 'graphql';
import { refuseUnstorableInput } from '../../../../subgraphs/common/graphql/storable-input.ts';

const schema = buildSchema(`
  input Part { text: String, more: [Part!] }
  type Query { plain: String, echo(part: Part, word: String): String, _entities(word: String): String }
`);
schema.getQueryType()!.getFields().echo!.resolve = () => 'reached';
schema.getQueryType()!.getFields()._entities!.resolve = () => 'reached';
refuseUnstorableInput(schema);

const ask = (source: string, variableValues: Record<string, unknown>) => graphql({ schema, source, variableValues });
const ECHO = 'query ($part: Part, $word: String) { echo(part: $part, word: $word) }';

test.each([
  [{ word: 'Lampu\0padam' }, 'word'],
  [{ part: { more: [{ text: 'baik' }, { text: 'setengah \ud83d' }] } }, 'part.more.1.text'],
])('a text the database cannot hold is refused with its path: %j', async (variables, path) => {
  const { errors } = await ask(ECHO, variables);
  expect(errors).toMatchObject([
    { message: expect.stringContaining(`${path} holds a character`), extensions: { code: 'BAD_USER_INPUT' } },
  ]);
});

test('ordinary texts, whole pairs and the federation protocol pass', async () => {
  expect((await ask(ECHO, { word: 'Terima kasih 🙏\n', part: { text: null } })).data).toEqual({ echo: 'reached' });
  expect((await ask('query ($w: String) { _entities(word: $w) }', { w: '\0' })).data).toEqual({ _entities: 'reached' });
});
