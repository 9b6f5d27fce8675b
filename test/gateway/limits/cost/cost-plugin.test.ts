import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RunningGateway, startGateway } from '../../../../gateway/server.ts';
import { hubConfig } from '../../../../subgraphs/common/config/config.ts';
import { LANE, locals, post, says, silent, supergraphOf } from '../../support.ts';

let gateway: RunningGateway;
beforeAll(async () => {
  const config = hubConfig({ ...LANE, COST_LIMIT: '100' });
  gateway = await startGateway({ supergraphSdl: supergraphOf(), config, log: silent, subgraphs: locals() });
});
afterAll(() => gateway.stop());

const reported = { 'x-report-cost': '1' };

test('an operation that may cost more than the limit is refused, and told what costs', async () => {
  const { status, body } = await post(gateway.url, '{ books(first: 80) { title author { name } } }', reported);
  expect(status).toBe(400);
  expect(body).toEqual({
    errors: [
      {
        message:
          'The operation may cost 160, at most 100 is taken. It is made of books (80), books.author (80). Ask shorter pages (first) or fewer lists inside lists.',
        extensions: says('COST_TOO_HIGH', 'FIX_INPUT'),
      },
    ],
    extensions: { cost: { requested: 160, actual: null, limit: 100 } },
  });
});

test('who asks for it is told the requested and the actual cost', async () => {
  const query = '{ books(first: 2) { title author { name } } book(id: "1") { title } }';
  const { body } = await post(gateway.url, query, reported);
  expect(body.extensions).toEqual({ cost: { requested: 5, actual: 5, limit: 100 } });
  expect((await post(gateway.url, query)).body).not.toHaveProperty('extensions');
});

test('a list without its slicing argument is the validator’s to refuse; it costs nothing', async () => {
  const { status, body } = await post(gateway.url, '{ books { title } }', reported);
  expect(status).toBe(400);
  expect(body.errors[0].extensions).toEqual(says('GRAPHQL_VALIDATION_FAILED', 'FIX_INPUT'));
  expect(body).not.toHaveProperty('extensions');
});
