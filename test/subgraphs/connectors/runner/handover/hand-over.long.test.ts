import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { forkFor } from '../../../../../subgraphs/common/database/row-security.ts';
import { newId } from '../../../../../subgraphs/common/database/uuid.ts';
import { SYSTEM_VIEWER } from '../../../../../subgraphs/common/identity/viewer.ts';
import { seal } from '../../../../../subgraphs/common/privacy/seal.ts';
import type { PushResult, ReportPush } from '../../../../../subgraphs/connectors/kit/push.ts';
import { SourceError } from '../../../../../subgraphs/connectors/kit/source-error.ts';
import { Handover } from '../../../../../subgraphs/connectors/ledger/handover.entity.ts';
import { keepGathered } from '../../../../../subgraphs/connectors/runner/handover/gathered.ts';
import { carryHandoverOut } from '../../../../../subgraphs/connectors/runner/handover/hand-over.job.ts';
import { handoverFile } from '../../../../../subgraphs/connectors/runner/handover/handover-file.ts';
import { openHandover } from '../../../../../subgraphs/connectors/runner/handover/open-handover.ts';
import { listingConnector } from '../../../../support/listing-source.ts';
import { channelNow, item, pull, putChannel, rows } from '../../../../support/pages-connector.ts';
import { OFFICE, testChannels } from '../../../../support/test-channels.ts';
import { TEST_NOW, type TestRuntimes } from '../../../../support/test-runtime.ts';

let runtimes: TestRuntimes;
const runtime = () => runtimes.of('connectors');
const em = () => forkFor(runtime().orm, SYSTEM_VIEWER);
beforeAll(async () => {
  runtimes = await testChannels();
});
afterAll(() => runtimes.drop());

let ms = 0;
/** Ids of one moment are in no order. */
const later = () => {
  ms += 1;
  return newId(new Date(TEST_NOW.valueOf() + ms));
};
const born = (body: string, flags = {}) => ({
  reportId: later(),
  sealed: seal(
    runtime().config.HUB_SECRET,
    JSON.stringify({
      ...{
        number: `LH-${body}`,
        title: null,
        body,
        category: null,
        place: null,
        occurredAt: '2026-03-16T01:00:00.000Z',
      },
      ...{ status: 'RECEIVED', anonymous: false, secret: false, ...flags },
    }),
  ),
});
/** An open hand-over of these reports. */
async function opened(id: string, reports: ReturnType<typeof born>[]): Promise<string> {
  await putChannel(runtime(), id, { agencyId: OFFICE, phase: 'DUAL' });
  const channel = await channelNow(runtime(), id);
  await em().transactional((tx) => openHandover(tx, runtime(), channel, { byRole: 'SYSTEM', byUserId: null }));
  const { id: handoverId } = await em().findOneOrFail(Handover, { channelId: id });
  await keepGathered(runtime(), { handoverId, reports: reports.slice(0, 1), next: reports[0]!.reportId });
  await keepGathered(runtime(), { handoverId, reports: reports.slice(1), next: null });
  return handoverId;
}
const carryOut = (handoverId: string, take: (push: ReportPush) => PushResult, signal = new AbortController().signal) =>
  carryHandoverOut(
    runtime(),
    handoverId,
    { REST: listingConnector([], { pushReport: async (_, push) => take(push) }) },
    signal,
  );
const states = async (handoverId: string) =>
  (
    await rows<{ state: string; ref: string | null }>(
      runtime(),
      'select state, remote_ref as ref from connectors.handover_item where handover_id = ? order by n',
      [handoverId],
    )
  ).map(({ state, ref }) => `${state} ${ref}`);
const done = (remoteRef: string | null): PushResult => ({ outcome: 'DONE', remoteRef });

test('a source takes the reports it may know; secret and anonymous ones, refused and uncertain ones stay for the file', async () => {
  const reports = ['satu', 'dua', 'tiga', 'empat', 'lima'].map((body) => born(body));
  const handoverId = await opened('h-campur', [
    ...reports,
    born('rahasia', { secret: true }),
    born('anonim', { anonymous: true }),
  ]);
  const answers: Record<string, () => PushResult> = {
    satu: () => done('L-1'),
    dua: () => ({ outcome: 'UNCERTAIN', remoteRef: null }),
    tiga: () => {
      throw new SourceError('record', 'tidak ada kategori');
    },
    empat: () => {
      throw new TypeError('patah');
    },
    lima: () => done(null),
  };
  const asked: string[] = [];
  await carryOut(handoverId, ({ body }) => {
    asked.push(body);
    return answers[body]!();
  });
  expect(asked).toEqual(['satu', 'dua', 'tiga', 'empat', 'lima']);
  expect(await states(handoverId)).toEqual([
    ...['DONE L-1', 'UNCERTAIN null', 'FAILED null', 'UNCERTAIN null', 'UNCERTAIN null'],
    ...['WAITING null', 'WAITING null'],
  ]);
  const handover = await em().findOneOrFail(Handover, { id: handoverId });
  expect([handover.state, handover.handedAt]).toEqual(['OPEN', expect.any(Date)]);
  const { text } = await handoverFile(em(), runtime().config.HUB_SECRET, handover);
  expect(text).not.toContain('LH-satu');
  expect(text).toMatch(/"2","LH-dua".*"tidak","tidak","ya"\r\n/);
  expect(text).toMatch(/"6","LH-rahasia".*"tidak","ya","tidak"\r\n/);
});

test('a worker that dies after the source has heard it leaves the report waiting, and the mark of the next call is the same', async () => {
  const handoverId = await opened('h-mati', [born('a'), born('b')]);
  const dying = new AbortController();
  const marks: string[] = [];
  const first = carryOut(
    handoverId,
    ({ key }) => {
      marks.push(key);
      dying.abort();
      throw new Error('mati');
    },
    dying.signal,
  );
  await expect(first).rejects.toThrow('mati');
  expect(await states(handoverId)).toEqual(['WAITING null', 'WAITING null']);
  await carryOut(handoverId, ({ key, body }) => {
    marks.push(key);
    return { outcome: body === 'a' ? 'ALREADY' : 'DONE', remoteRef: `L-${body}` };
  });
  expect(marks[1]).toBe(marks[0]);
  expect(await em().findOneOrFail(Handover, { id: handoverId })).toMatchObject({
    state: 'DONE',
    endedAt: expect.any(Date),
  });
});

test('what comes back from the source is told as the report it is, once', async () => {
  const report = born('kembali');
  const handoverId = await opened('h-kembali', [report]);
  await carryOut(handoverId, () => done('77'));
  await pull(runtime(), 'h-kembali', listingConnector([item('77'), item('78')]));
  const [letter] = await rows<{ told: string[] }>(
    runtime(),
    `select array(select coalesce(r->>'reportId', '-') from jsonb_array_elements(data->'payload'->'records') r) as told
     from pgboss.job where name = 'source-records-changed.reports'`,
  );
  expect(letter!.told).toEqual([report.reportId, '-']);
});
