import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { breaker } from '../../../../../subgraphs/connectors/kit/http-breaker.ts';
import { formOf, type LaporSimulator, laporSimulator, simulated } from '../../../../legacy-sites/lapor-simulator.ts';
import type { Answer } from '../../../../legacy-sites/scripted-site.ts';
import { pull, push } from '../../../../support/lapor-pull.ts';

const ID = '5000001';
const MARK = '[LAPOR Hub: Selesai, kunci-0001]';
let site: LaporSimulator;
beforeEach(async () => {
  site = await laporSimulator({ [ID]: simulated(ID) });
});
afterEach(async () => {
  breaker.ended(new URL(site.url).host, 'ANSWERED');
  await site.stop();
});

const settings = (parts: object = {}) => ({
  ...site.config,
  statusMap: { out: { CLOSED: 'Selesai', RETURNED: 'Ditolak' } },
  push: { userId: 5, institutionId: '77', templates: { Selesai: 'T1' }, reject: { Ditolak: 88 }, ...parts },
});
const handOn = { status: 'RETURNED', statusOut: 'Ditolak', note: 'Bukan wewenang kami.' } as const;
const paths = () => site.written.map(({ path }) => path);
const report = () => site.reports.get(ID)!;
const ADD = 'complaints/followup/add';
const REJECT = `complaints/process/${ID}/reject`;
/** Answers to one writing call; the others go on as usual. */
const onCall = (part: string, answer: Answer) => {
  site.instead = (path, request) => (request.method === 'POST' && path.includes(part) ? answer : undefined);
};

test('a follow-up says note, status and mark; the number LAPOR! gives it is kept', async () => {
  expect(await push(settings())).toEqual({ outcome: 'DONE', remoteRef: '901' });
  expect(paths()).toEqual([ADD]);
  expect(formOf(site.written[0]!.body)).toEqual({
    user_id: '5',
    institution_from_id: '77',
    complaint_id: ID,
    template_code: 'T1',
    is_secret: '0',
    content: `Lampu sudah "diganti".\n\n${MARK}`,
  });
});

test('told again with the same key it writes nothing; with another key it writes again', async () => {
  await push(settings());
  expect(await push(settings())).toEqual({ outcome: 'ALREADY', remoteRef: '901' });
  expect(site.written.length).toBe(1);
  expect(await push(settings(), { key: 'kunci-00' })).toEqual({ outcome: 'DONE', remoteRef: '901' });
  expect(site.written.length).toBe(2);
});

test('read again, the follow-up is the note as the office wrote it; one without a note is no answer', async () => {
  await push(settings());
  await push(settings(), { note: null, key: 'kunci-0002' });
  const { complaints } = await pull(settings());
  expect(complaints[0]?.answers.map(({ text }) => text)).toEqual(['Lampu sudah "diganti".']);
});

test.each<[string, LaporSimulator['writing']]>([
  ['silence', 'silence'],
  ['500', 500],
  ['504', 504],
  ['200 without an id', 'no-id'],
])('%s: UNCERTAIN, unless the next look shows the mark', async (_, writing) => {
  site.writing = writing;
  expect(await push(settings())).toEqual({ outcome: 'DONE', remoteRef: '901' });
  report().followups.length = 0;
  site.takesIn = false;
  expect(await push(settings())).toEqual({ outcome: 'UNCERTAIN', remoteRef: null });
});

test('UNCERTAIN too where the next look fails', async () => {
  site.writing = 'no-id';
  site.takesIn = false;
  site.instead = () => (site.written.length > 0 ? { status: 500 } : undefined);
  expect(await push(settings())).toEqual({ outcome: 'UNCERTAIN', remoteRef: null });
});

test.each<[string, Answer, string]>([
  ['503: nothing was done', { status: 503 }, 'unavailable'],
  ['429', { status: 429 }, 'rate-limited'],
  ['401', { status: 401 }, 'auth'],
  ['403: this report is not ours', { status: 403 }, 'record'],
  ['422', { status: 422, body: '{"message":"content"}' }, 'record'],
  ['405', { status: 405 }, 'record'],
])('a follow-up that is refused: %s', async (_, answer, errorClass) => {
  onCall(ADD, answer);
  await expect(push(settings())).rejects.toMatchObject({ errorClass });
});

test.each<[string, Answer]>([
  ['409', { status: 409 }],
  ['400 that says duplicate', { status: 400, body: '{"message":"Data duplikat"}' }],
])('%s means that LAPOR! has it', async (_, answer) => {
  onCall(ADD, answer);
  expect(await push(settings())).toEqual({ outcome: 'ALREADY', remoteRef: null });
});

test.each<[string, Answer, string]>([
  ['is not known', { status: 404 }, 'record'],
  ['is refused', { status: 403 }, 'record'],
  ['is answered oddly', '<html>', 'unavailable'],
  ['is answered by 500', { status: 500 }, 'unavailable'],
  ['has to wait', { status: 429 }, 'rate-limited'],
])('nothing is written about a report that %s', async (_, answer, errorClass) => {
  site.instead = (path) => (path.endsWith('/complaint') ? answer : undefined);
  await expect(push(settings())).rejects.toMatchObject({ errorClass });
  expect(site.written).toEqual([]);
});

test('a hand-on is a follow-up, then a rejection that names the right institution', async () => {
  expect(await push(settings(), handOn)).toEqual({ outcome: 'DONE', remoteRef: '901' });
  expect(paths()).toEqual([ADD, REJECT]);
  expect(JSON.parse(site.written[1]!.body)).toEqual({
    is_request: 1,
    reason: '88',
    reason_description: 'Bukan wewenang kami.\n\n[LAPOR Hub: Ditolak, kunci-0001]',
    not_authority: 1,
  });
  expect(report().parts.disposition_id).toBe(88);
  expect(await push(settings(), handOn)).toEqual({ outcome: 'ALREADY', remoteRef: '901' });
  expect(site.written.length).toBe(2);
});

test.each<[string, Answer, string]>([
  ['unavailable', { status: 503 }, 'unavailable'],
  ['refused', { status: 422 }, 'record'],
])('where the second step is %s, a second try resumes there', async (_, answer, errorClass) => {
  onCall('/reject', answer);
  await expect(push(settings(), handOn)).rejects.toMatchObject({ errorClass });
  site.instead = () => undefined;
  expect(await push(settings(), handOn)).toEqual({ outcome: 'DONE', remoteRef: '901' });
  expect(paths()).toEqual([ADD, REJECT]);
});

test('a rejection whose fate is unknown is UNCERTAIN, unless the report shows it', async () => {
  onCall('/reject', { status: 500 });
  expect(await push(settings(), handOn)).toEqual({ outcome: 'UNCERTAIN', remoteRef: '901' });
  report().parts.disposition_id = 88;
  expect(await push(settings(), handOn)).toEqual({ outcome: 'ALREADY', remoteRef: '901' });
});

test('a report that was handed on further since is not taken from its new holder', async () => {
  onCall('/reject', { status: 503 });
  await expect(push(settings(), handOn)).rejects.toMatchObject({ errorClass: 'unavailable' });
  site.instead = () => undefined;
  report().parts.disposition_id = 99;
  expect(await push(settings(), handOn)).toEqual({ outcome: 'UNCERTAIN', remoteRef: '901' });
  report().statusLogs.push({ note: 'Bukan wewenang kami.\n\n[LAPOR Hub: Ditolak, kunci-0001]' });
  expect(await push(settings(), handOn)).toEqual({ outcome: 'ALREADY', remoteRef: '901' });
  expect(paths()).toEqual([ADD]);
});

test('a server nobody listens at has heard nothing', async () => {
  const config = settings();
  await site.stop();
  await expect(push(config)).rejects.toMatchObject({ errorClass: 'unavailable' });
});

test('a status that is to be told wants `push`', async () => {
  await expect(async () => push({ ...settings(), push: undefined })).rejects.toThrow('statusMap.out');
  await expect(push({ ...site.config })).rejects.toMatchObject({ errorClass: 'config' });
});

test.each(['G1', 'G2'])('%s knows no call that tells anything', async (variant) => {
  await expect(push({ ...settings(), variant, calls: { report: { path: 'x/{id}' } } })).rejects.toMatchObject({
    errorClass: 'config',
    message: expect.stringContaining('calls.tell.path'),
  });
  expect(site.asked).toEqual([]);
});
