import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Viewer } from '../../../../subgraphs/common/identity/viewer.ts';
import { noticesContext } from '../../../../subgraphs/notices/context.ts';
import type { StreamFilter } from '../../../../subgraphs/notices/stream/listener.policy.ts';
import { cursorOfEvent } from '../../../../subgraphs/notices/stream/stream.service.ts';
import type { StreamedEvent } from '../../../../subgraphs/notices/stream/streamed-event.ts';
import { viewerOf } from '../../../support/test-runtime.ts';
import { CENTRE, moved, NoticesHub, reportOf } from '../notices-hub.ts';

let hub: NoticesHub;
beforeAll(async () => {
  hub = await NoticesHub.open();
}, 60_000);
afterAll(() => hub.close());

/** A listener; `hear(n)` waits for so many events and tells "number status". */
async function listen(viewer: Viewer, filter: StreamFilter = {}, after: string | null = null) {
  const hangUp = new AbortController();
  const { services } = await noticesContext(hub.runtime, viewer, 'test', hangUp.signal);
  const events = services.stream.events(filter, after, hangUp.signal);
  const first = events.next();
  // What happens from here on is heard: the place of the present is taken before the first wait.
  await new Promise((resolve) => setTimeout(resolve, 50));
  let pending: Promise<IteratorResult<StreamedEvent>> | null = first;
  const heard: StreamedEvent[] = [];
  return {
    heard,
    async hear(count: number) {
      for (let n = 0; n < count; n += 1) {
        const { value } = await (pending ?? events.next());
        pending = null;
        heard.push(value);
      }
      return heard.slice(-count).map(({ report, facts }) => `${report.number} ${facts.status}`);
    },
    async end() {
      hangUp.abort();
      await events.return(undefined);
    },
  };
}

test('a listener hears a new report and its next status, in their order, within a second', async () => {
  const centre = await listen(CENTRE);
  const report = reportOf(hub.district.id);
  await hub.reports(report);
  await hub.reports(moved(report, 'DISPATCHED'));
  expect(await centre.hear(2)).toEqual([`${report.number} RECEIVED`, `${report.number} DISPATCHED`]);
  expect(centre.heard.map(({ facts }) => facts.previousStatus)).toEqual([null, 'RECEIVED']);
  await centre.end();
});

test('who comes back with the cursor of the last event hears all that happened meanwhile, and nothing twice', async () => {
  const centre = await listen(CENTRE);
  const [first, second, third] = [reportOf(hub.district.id), reportOf(hub.district.id), reportOf(hub.district.id)];
  await hub.reports(first);
  await centre.hear(1);
  const cursor = cursorOfEvent(centre.heard[0]!);
  await centre.end();
  await hub.reports(second);
  const back = await listen(CENTRE, {}, cursor);
  expect(await back.hear(1)).toEqual([`${second.number} RECEIVED`]);
  await hub.reports(third);
  expect(await back.hear(1)).toEqual([`${third.number} RECEIVED`]);
  await back.end();
});

test('of an open transaction nothing is told, and what ends after it is not passed over', async () => {
  const centre = await listen(CENTRE);
  const [slow, quick] = [reportOf(hub.district.id), reportOf(hub.district.id)];
  let finish = () => {};
  const open = hub.em().transactional(async (em) => {
    await em.execute('select pg_current_xact_id()');
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
  });
  await hub.reports(quick);
  const first = centre.hear(1);
  await expect(Promise.race([first, new Promise((_, no) => setTimeout(no, 500, 'nothing yet'))])).rejects.toBe(
    'nothing yet',
  );
  finish();
  await open;
  expect(await first).toEqual([`${quick.number} RECEIVED`]);
  await hub.reports(slow);
  expect(await centre.hear(1)).toEqual([`${slow.number} RECEIVED`]);
  await centre.end();
});

test('the right is asked for each event: the public hears of a report from the moment it is shown', async () => {
  const anybody = await listen(viewerOf('PUBLIC'));
  const hidden = reportOf(hub.district.id, { shown: false });
  const shown = reportOf(hub.other.id);
  await hub.reports(hidden);
  await hub.reports(shown);
  expect(await anybody.hear(1)).toEqual([`${shown.number} RECEIVED`]);
  await hub.reports(moved(hidden, 'VERIFIED', { shown: true }));
  expect(await anybody.hear(1)).toEqual([`${hidden.number} VERIFIED`]);
  await anybody.end();
});

test('history is never told, and a filter by agency takes in those below it', async () => {
  const province = await listen(CENTRE, { agencyId: hub.province.id });
  await hub.reports(reportOf(hub.district.id, { historic: true }));
  await hub.reports(reportOf(hub.other.id));
  const own = reportOf(hub.district.id);
  await hub.reports(own);
  expect(await province.hear(1)).toEqual([`${own.number} RECEIVED`]);
  await province.end();
});

test('a cursor of another list is refused in words', async () => {
  const { services, signal } = await noticesContext(hub.runtime, CENTRE, 'test');
  await expect(services.stream.events({}, 'x', signal).next()).rejects.toThrow('is not a cursor of this list');
});
