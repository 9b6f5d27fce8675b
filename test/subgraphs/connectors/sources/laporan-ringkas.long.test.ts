import { expect } from '@jest/globals';
import { forkFor } from '../../../../subgraphs/common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../../../../subgraphs/common/identity/viewer.ts';
import { CONNECTORS } from '../../../../subgraphs/connectors/families.ts';
import { connectorsDatabase } from '../../../../subgraphs/connectors/ledger/database.ts';
import { SourceRecord } from '../../../../subgraphs/connectors/ledger/source-record.entity.ts';
import { pullChannel } from '../../../../subgraphs/connectors/runner/pull-run.ts';
import { registerSources } from '../../../../subgraphs/connectors/runner/sources.ts';
import source from '../../../../subgraphs/connectors/sources/laporan-ringkas.source.ts';
import { sharedData, testOnSharedData } from '../../../support/shared-data.ts';
import { testRuntimes } from '../../../support/test-runtime.ts';

testOnSharedData(
  'the real sample comes in whole; the same file and the CSV of the same export change nothing',
  async () => {
    // The sample's newest rows are of November 2026.
    const runtimes = await testRuntimes([connectorsDatabase], new Date('2026-11-24T03:00:00Z'));
    const runtime = runtimes.of('connectors');
    await registerSources(runtime, [source], CONNECTORS, {});
    const pull = async (name: string) => {
      const settings = { folder: null, file: sharedData(name) };
      return (await pullChannel(runtime, source.channel, { connectors: CONNECTORS, variables: {}, settings })).run;
    };
    const first = await pull('laporan-ringkas-sample.xlsx');
    expect(first).toMatchObject({ outcome: 'DONE', seen: 200, created: 200, dead: 0 });
    expect(first.notes).not.toHaveLength(0);
    expect(await pull('laporan-ringkas-sample.xlsx')).toMatchObject({ outcome: 'DONE', seen: 0, created: 0 });
    const csv = await pull('laporan-ringkas-sample.csv');
    expect(csv).toMatchObject({ outcome: 'DONE', seen: 200, unchanged: 200, created: 0, changed: 0, dead: 0 });
    expect(await forkFor(runtime.orm, SYSTEM_VIEWER).count(SourceRecord)).toBe(200);
    await runtimes.drop();
  },
);
