import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { forkFor } from '../../../../subgraphs/common/database/row-security.ts';
import { ROLES, type Viewer } from '../../../../subgraphs/common/identity/viewer.ts';
import { reports } from '../../../../subgraphs/reports/parts.ts';
import { ask, type TestRuntimes, viewerOf } from '../../../support/test-runtime.ts';
import { CITY, letter, OFFICE, REGENCY, record, sealedReporter, systemEm, takeIn, testReports } from '../support.ts';

/** One private value per kind; each must be found only by those who may see it. */
const NIK = '0000000000001234';
const PHONE = '0812-0000-0007';
const NAME = 'Canary Name';
const SECRET = 'canary secret words';
const STREET = 'Canary Street 9';
const BLOCKED = 'canary blocked words';
const UNSEEN = 'canary not looked at';
const SHADOW = 'canary of the shadow';
const OWN_NIK = '0000000000005678';

let hub: TestRuntimes;
const citizen = viewerOf('REPORTER', { userId: 'citizen-1' });
const office = viewerOf('LIAISON', { agencyId: OFFICE });
const centre = viewerOf('CENTRAL_ADMIN', { userId: 'centre-1' });

/** Everybody who may ask. */
const VIEWERS: Record<string, Viewer> = {
  public: viewerOf('PUBLIC'),
  reporter: citizen,
  'another reporter': viewerOf('REPORTER', { userId: 'citizen-2' }),
  liaison: office,
  'agency admin': viewerOf('AGENCY_ADMIN', { agencyId: REGENCY }),
  'another agency': viewerOf('AGENCY_ADMIN', { agencyId: CITY }),
  'agency admin of nothing': viewerOf('AGENCY_ADMIN'),
  centre,
  ombudsman: viewerOf('OMBUDSMAN'),
  channel: viewerOf('CONNECTOR', { channelId: 'ringkas' }),
  'another channel': viewerOf('CONNECTOR', { channelId: 'situs' }),
  auditor: viewerOf('AUDITOR'),
};

beforeAll(async () => {
  hub = await testReports();
  const reporter = (name: string) =>
    sealedReporter(hub, {
      name,
      ids: [
        { kind: 'NIK', value: NIK, verified: true },
        { kind: 'PHONE', value: PHONE, verified: true },
      ],
    });
  const place = { province: null, regency: 'Contoh', district: null, village: null, detail: STREET };
  const answers = [{ at: '2026-03-05T02:00:00Z', by: null, text: `Jawaban: ${SECRET}` }];
  const body = `Lampu padam, hubungi ${PHONE}, NIK ${NIK}.`;
  const named = (parts = {}) => ({ sealedReporter: reporter(NAME), ...parts });
  await takeIn(
    hub,
    letter([
      record('sheet.ringkas.open', { body, title: `Dari ${PHONE}` }, named()),
      record('sheet.ringkas.anonymous', { body, privacy: { anonymous: true, secret: false } }, named()),
      record('sheet.ringkas.secret', {
        body: SECRET,
        finalBody: SECRET,
        answers,
        place,
        privacy: { anonymous: false, secret: true },
      }),
      record('sheet.ringkas.blocked', { body: BLOCKED, status: 'BLOCKED', statusRaw: 'canary: blocked' }),
      record('sheet.ringkas.unseen', { body: UNSEEN, status: 'RECEIVED' }),
    ]),
  );
  await takeIn(
    hub,
    letter([record('sql.lama.1', { body: SHADOW, statusRaw: 'canary in the shadow' })], { hidden: true }),
  );
  const { errors } = await ask(
    reports,
    hub,
    citizen,
    `mutation { submitReport(input: { idempotencyKey: "k", anonymous: true,
    secret: true, agencyId: "${OFFICE}", body: "canary of the citizen", reporter: { name: "Citizen Canary", nik: "${OWN_NIK}" } }) { id } }`,
  );
  expect(errors).toBeUndefined();
});
afterAll(() => hub.drop());

/** Every field that could tell something, over every report, by list and by reference. */
const EVERYTHING = `id number status statusRaw archiveReason agencyAsSaid { name } content { title body finalBody }
  place { said { province regency district village detail } region { id } conflict } attachments { name url }
  reporter { name contacts { kind value verified } } numbers { system number } category { name }
  decisions { reason evidence } timeline(first: 100) { edges { node { kind message } } }
  sourceRecords(first: 100) { edges { node { id } } }`;

async function answersTo(viewer: Viewer): Promise<string> {
  const list = await ask(
    reports,
    hub,
    viewer,
    `{ reports(first: 100, filter: { includeMerged: true }) { totalCount edges { node { ${EVERYTHING} } } }
       fine: reports(first: 100, filter: { regionId: "99.01.05" }) { edges { node { id } } } }`,
  );
  const ids = await systemEm(hub).execute<{ id: string }[]>('select id from reports.report');
  const representations = ids.map(({ id }) => ({ __typename: 'Report', id }));
  const direct = await ask(
    reports,
    hub,
    viewer,
    `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Report { ${EVERYTHING} } } }`,
    { representations },
  );
  expect(list.errors).toBeUndefined();
  expect(direct.errors).toBeUndefined();
  return JSON.stringify([list, direct]);
}

/** Who finds what; for everybody else each value stays hidden. */
const ALLOWED: [value: string, what: string, viewers: string[]][] = [
  [NAME, 'the name of a reporter', ['liaison', 'agency admin']],
  [PHONE, 'a phone in a text', ['liaison', 'agency admin']],
  [NIK, 'a citizen number in a text', ['liaison', 'agency admin']],
  [SECRET, 'what a secret report says', ['liaison', 'agency admin', 'centre', 'channel']],
  [STREET, 'where a secret report happened', ['liaison', 'agency admin', 'centre', 'channel']],
  [BLOCKED, 'blocked content', ['liaison', 'agency admin', 'centre', 'channel']],
  [UNSEEN, 'what no office has looked at', ['liaison', 'agency admin', 'centre', 'channel']],
  [SHADOW, 'a report of a channel in the shadow', ['liaison', 'agency admin', 'centre']],
  ['canary of the citizen', 'a secret report written here', ['reporter', 'liaison', 'agency admin', 'centre']],
  ['Citizen Canary', 'who wrote an anonymous report here', ['reporter']],
  [OWN_NIK, 'a whole citizen number by asking for the reporter', []],
  ['************5678', 'the end of the own citizen number', ['reporter']],
];

/** Reports of which not everybody may know that they exist. */
const KNOWN_TO: typeof ALLOWED = [
  [
    'canary in the shadow',
    'that a channel in the shadow has a report',
    ['liaison', 'agency admin', 'centre', 'auditor'],
  ],
  ['canary: blocked', 'that there is a blocked report', ['liaison', 'agency admin', 'centre', 'channel', 'auditor']],
];

test.each(Object.entries(VIEWERS))('%s finds what is meant for this viewer and nothing else', async (name, viewer) => {
  const found = await answersTo(viewer);
  const all = [...ALLOWED, ...KNOWN_TO];
  const expected = all.filter(([, , viewers]) => viewers.includes(name)).map(([, what]) => what);
  expect(all.filter(([value]) => found.includes(value)).map(([, what]) => what)).toEqual(expected);
});

test('every role is among the viewers, but for the hub itself', () =>
  expect(ROLES.filter((role) => !Object.values(VIEWERS).some((viewer) => viewer.role === role))).toEqual(['SYSTEM']));

test('an anonymous reporter’s numbers are masked even for the office that reads the text', async () => {
  const source = '{ reportByNumber(system: "ringkas", number: "anonymous") { content { body } reporter { name } } }';
  const { data } = await ask(reports, hub, office, source);
  expect(data).toEqual({
    reportByNumber: { content: { body: 'Lampu padam, hubungi [telepon], NIK [NIK].' }, reporter: null },
  });
});

test('a text is masked for the public, not withheld', async () => {
  const source = '{ reportByNumber(system: "ringkas", number: "open") { content { title body } } }';
  expect((await ask(reports, hub, viewerOf('PUBLIC'), source)).data).toEqual({
    reportByNumber: { content: { title: 'Dari [telepon]', body: 'Lampu padam, hubungi [telepon], NIK [NIK].' } },
  });
});

const reveal = async (viewer: Viewer, number: string, reason = 'Surat permintaan 7/2026') => {
  const { data: found } = await ask(
    reports,
    hub,
    centre,
    `{ reportByNumber(system: "ringkas", number: "${number}") { id } }`,
  );
  const { id } = (found as { reportByNumber: { id: string } }).reportByNumber;
  const { data, errors } = await ask(
    reports,
    hub,
    viewer,
    'mutation ($input: RevealReporterInput!) { revealReporter(input: $input) { name contacts { kind value } } }',
    { input: { idempotencyKey: `reveal-${number}`, reportId: id, reason } },
  );
  return errors?.[0]?.extensions?.code ?? (data as { revealReporter: object }).revealReporter;
};

test('the centre learns who wrote a report by a reasoned question, which is logged once', async () => {
  const answer = await reveal(centre, 'open');
  expect(answer).toEqual({
    name: NAME,
    contacts: [
      { kind: 'NIK', value: NIK },
      { kind: 'PHONE', value: PHONE },
    ],
  });
  expect(await reveal(centre, 'open')).toEqual(answer);
  const lines = await systemEm(hub).execute(
    `select user_id, reason from reports.audit where action = 'revealReporter'`,
  );
  expect(lines).toEqual([{ user_id: 'centre-1', reason: 'Surat permintaan 7/2026' }]);
});

test.each<[string, Viewer, string, string | undefined, string]>([
  ['an anonymous reporter, by one person', centre, 'anonymous', undefined, 'IDENTITY_NEEDS_TWO_PERSONS'],
  ['without a reason', centre, 'open', 'hm', 'BAD_USER_INPUT'],
  ['by an office', office, 'open', undefined, 'FORBIDDEN'],
  ['by the public', viewerOf('PUBLIC'), 'open', undefined, 'FORBIDDEN'],
])('nobody is revealed: %s', async (_, viewer, number, reason, code) =>
  expect(await reveal(viewer, number, reason)).toBe(code),
);

test('no letter and no column outside content and seal holds a private value', async () => {
  const em = systemEm(hub);
  const letters = await em.execute('select data::text from pgboss.job');
  const open = await em.execute(
    `select to_jsonb(r) from reports.report r union all select to_jsonb(e) from reports.report_event e
     union all select to_jsonb(w) from reports.reporter w union all select to_jsonb(f) from reports.fingerprint f
     union all select to_jsonb(i) from reports.idempotency_key i union all select to_jsonb(a) from reports.audit a`,
  );
  expect(letters.length).toBeGreaterThan(3);
  expect(open.length).toBeGreaterThan(20);
  for (const [value] of ALLOWED) expect(JSON.stringify([letters, open])).not.toContain(value);
});

test('without a viewer the tables show nothing, and no viewer writes to them', async () => {
  const { orm } = hub.of('reports');
  const nobody = forkFor(orm, { role: '' as never, userId: null, agencyId: null, channelId: null });
  expect(await nobody.execute('select 1 from reports.report_content where body like ?', ['%canary%'])).toEqual([]);
  for (const viewer of Object.values(VIEWERS)) {
    const em = forkFor(orm, viewer, viewer.agencyId ? [viewer.agencyId] : []);
    expect(await em.execute(`update reports.report set secret = false returning 1`)).toEqual([]);
    await expect(em.execute(`insert into reports.message values (gen_random_uuid(), 1, 'x')`)).rejects.toThrow(
      'row-level security',
    );
  }
});
