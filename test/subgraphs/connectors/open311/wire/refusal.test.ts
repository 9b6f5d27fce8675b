import { expect, test } from '@jest/globals';
import type { Json, SourceErrorClass } from '../../../../../subgraphs/connectors/kit/index.ts';
import { classOf, isDuplicate, refusalOf } from '../../../../../subgraphs/connectors/open311/wire/refusal.parser.ts';

const row = { code: 400, description: 'api_key is required' };
const said = { code: 400, description: 'api_key is required', requestId: null };

test.each<[string, Json]>([
  ['an array', [row]],
  ['one object', row],
  ['errors of JSON', { errors: [row] }],
  ['error of JSON', { error: row }],
  ['errors of XML', { errors: { error: { code: '400', description: 'api_key is required' } } }],
  ['errors inside an array', [{ errors: [row] }]],
  ['message instead of description', [{ code: 400, message: 'api_key is required' }]],
])('errors come as %s', (_, value) => expect(refusalOf(value)).toEqual(said));

test.each<[string, Json]>([
  ['a list of requests', [{ service_request_id: '1', requested_datetime: 'x', code: 5, description: 'y' }]],
  ['a list of services', [{ service_code: '001', description: 'Lubang', code: 1 }]],
  ['a token', [{ token: 'a', code: 1, description: 'x' }]],
  ['nothing', null],
  ['an empty list', []],
  ['an empty error', { error: '' }],
])('%s is no error', (_, value) => expect(refusalOf(value)).toBeNull());

test('several errors are said together, without personal numbers and not at length', () => {
  const many: Json = {
    errors: [{ code: 404, description: 'NIK 1308000000000001 tidak ada' }, { description: 'x'.repeat(500) }],
  };
  const { code, description } = refusalOf(many)!;
  expect(code).toBe(404);
  expect(description).toMatch(/^NIK \[NIK\] tidak ada; x+$/);
  expect(description.length).toBeLessThanOrEqual(200);
});

test.each<[number, string, SourceErrorClass]>([
  [400, 'api_key is required', 'auth'],
  [403, 'Missing or invalid', 'auth'],
  [401, '', 'auth'],
  [400, 'jurisdiction_id was not provided', 'config'],
  [404, 'jurisdiction_id provided was not found', 'config'],
  [404, '', 'config'],
  [400, 'service_code was not found', 'config'],
  [400, 'General Service Error: CRM is down', 'unavailable'],
  [503, '', 'unavailable'],
  [400, 'Too many requests, slow down', 'rate-limited'],
  [429, '', 'rate-limited'],
  [400, 'start_date cannot be read', 'drift'],
  [422, 'status: unknown', 'drift'],
])('%i %j is %s', (code, description, errorClass) => expect(classOf(code, description)).toBe(errorClass));

test.each<[string, Json, boolean, string | null]>([
  [
    'Boston',
    { errors: { error: { code: '400', description: 'Invalid service request: base is a duplicate.' } } },
    true,
    null,
  ],
  ['one that names the request', [{ code: 400, description: 'Duplicate of request #12-00677' }], true, '12-00677'],
  ['one with a field for it', [{ code: 400, description: 'duplicate', service_request_id: '0042' }], true, '0042'],
  ['one with 409', [{ code: 409, description: 'Conflict' }], true, null],
  ['an Indonesian one', [{ code: 400, description: 'Laporan 7001234 sudah ada' }], true, '7001234'],
  ['another refusal', [{ code: 400, description: 'lat is required' }], false, null],
])('a duplicate as %s says it', (_, value, duplicate, id) => {
  const refusal = refusalOf(value)!;
  expect({ duplicate: isDuplicate(refusal), id: refusal.requestId }).toEqual({ duplicate, id });
});
