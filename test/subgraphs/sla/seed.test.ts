import { afterEach, beforeEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { FOUNDING_RULES } from '../../../subgraphs/sla/rule-set/founding-rules.ts';
import { seedSla } from '../../../subgraphs/sla/seed.ts';
import { SlaHub } from './sla-hub.ts';

let hub: SlaHub;
beforeEach(async () => {
  hub = await SlaHub.open();
});
afterEach(() => hub.close());

const seedAgain = () => seedSla(hub.runtimes.of('sla'));
const versions = () =>
  hub.em().execute('select version, valid_from_day from sla.rule_set order by published_at, version');
const orders = () => hub.em().execute('select book, version from sla.recomputation');

test('a hub that is up to date is seeded once, however often it starts', async () => {
  await seedAgain();
  expect(await versions()).toHaveLength(1);
  expect(await orders()).toEqual([]);
});

test('a hub founded before the stage COMPLETION gets today’s rules beside its own, and every report is computed again', async () => {
  const former = FOUNDING_RULES.rules.filter(({ stage }) => stage !== 'COMPLETION');
  // Published rule sets are never changed by services; the owner of the tables plays the hub of before.
  const owner = new pg.Client(hub.runtimes.url);
  await owner.connect();
  await owner.query('update sla.rule_set set rules = $1', [JSON.stringify(former)]);
  await owner.end();
  await seedAgain();
  await seedAgain();
  expect(await versions()).toEqual([
    { version: 'founding-1', valid_from_day: '2010-01-01' },
    { version: 'founding-1-completion', valid_from_day: '2010-01-01' },
  ]);
  expect(await orders()).toEqual([{ book: 'RULE_SET', version: 'founding-1-completion' }]);
  const { data } = await hub.ask('{ ruleSet(onDay: "2026-03-17") { version rules { stage } } }');
  expect(data).toMatchObject({ ruleSet: { version: 'founding-1-completion' } });
});
