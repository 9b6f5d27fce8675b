import { expect, test } from '@jest/globals';
import type { Json } from '../../../../../subgraphs/connectors/kit/index.ts';
import { rowsOf } from '../../../../../subgraphs/connectors/open311/wire/list.parser.ts';

const KEYS = ['service_request_id'];
const one = { service_request_id: '1' };
const two = { service_request_id: '2' };

test.each<[string, Json, Json[] | null]>([
  ['an array', [one, two], [one, two]],
  ['one object instead of it', one, [one]],
  ['service_requests of JSON', { service_requests: [one] }, [one]],
  ['service_requests of XML', { service_requests: { request: [one, two] } }, [one, two]],
  ['one request of XML', { service_requests: { request: one } }, [one]],
  ['requests', { requests: [one] }, [one]],
  ['elements that are wrapped', [{ request: one }, { service_request: two }], [one, two]],
  ['an empty element', { service_requests: '' }, []],
  ['null', null, []],
  ['a null in a list', [null, one], [one]],
  ['an empty list', [], []],
  ['an empty object', {}, []],
  ['an empty text', '', []],
  ['rows without an id', [{ status: 'open' }], [{ status: 'open' }]],
  ['rows that are none', ['x', 3, one], ['x', 3, one]],
  ['another object', { message: 'selamat datang' }, null],
  ['a text', 'ok', null],
  ['a number', 5, null],
])('%s', (_, value, rows) => expect(rowsOf(value, KEYS)).toEqual(rows));
