import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { EntityManager } from '@mikro-orm/postgresql';
import { forkFor } from '../../../../subgraphs/common/database/row-security.ts';
import { newId } from '../../../../subgraphs/common/database/uuid.ts';
import { Directory } from '../../../../subgraphs/common/directory/directory.ts';
import type { DirectoryAgency } from '../../../../subgraphs/common/handover/directory-changed.topic.ts';
import { SYSTEM_VIEWER } from '../../../../subgraphs/common/identity/viewer.ts';
import { connectorsDatabase } from '../../../../subgraphs/connectors/ledger/database.ts';
import { type TestRuntimes, testRuntimes } from '../../../support/test-runtime.ts';

const directory = new Directory('connectors');
const [town, other] = [newId(), newId()];
const agency = (
  id: string,
  path: string[],
  nameKeys: string[],
  more: Partial<DirectoryAgency> = {},
): DirectoryAgency => ({
  ...{
    id,
    path,
    nameKeys,
    seq: 1,
    name: nameKeys[0] ?? '',
    timezone: 'Asia/Jakarta',
    identifiers: [],
    regionCodes: [],
  },
  ...more,
});
const townOffice = newId();
const otherOffice = newId();

let runtimes: TestRuntimes;
let em: EntityManager;
beforeAll(async () => {
  runtimes = await testRuntimes([connectorsDatabase]);
  em = forkFor(runtimes.of('connectors').orm, SYSTEM_VIEWER);
  const agencies = [
    agency(town, [town], ['pemerintah kota contoh'], { identifiers: ['wilayah:99.71'] }),
    agency(other, [other], ['pemerintah kabupaten contoh']),
    agency(townOffice, [townOffice, town], ['dinas perhubungan']),
    agency(otherOffice, [otherOffice, other], ['dinas perhubungan']),
  ];
  await directory.takeIn(em, { agencies, regions: [] });
});
afterAll(() => runtimes.drop());

test('an agency is found by its key in a system', async () => {
  expect(await directory.agencyFor(em, { system: 'wilayah', id: '99.71', name: null })).toMatchObject({ id: town });
});

test('a name that several agencies bear means none of them, unless one is below the channel’s owner', async () => {
  const ref = { system: 'x', id: null, name: 'DINAS PERHUBUNGAN' };
  expect(await directory.agencyFor(em, ref)).toBeNull();
  expect(await directory.agencyFor(em, ref, other)).toMatchObject({ id: otherOffice });
});

test('an agency’s scope is itself and all below it', async () => {
  expect((await directory.agenciesUnder(em, town)).sort()).toEqual([town, townOffice].sort());
});

test('an older snapshot that comes late changes nothing', async () => {
  await directory.takeIn(em, { agencies: [agency(town, [town], ['new name'], { seq: 3 })], regions: [] });
  await directory.takeIn(em, { agencies: [agency(town, [town], ['old name'], { seq: 2 })], regions: [] });
  expect(await directory.agency(em, town)).toMatchObject({ name: 'new name' });
});
