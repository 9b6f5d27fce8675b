import type { Viewer } from '../../../../subgraphs/common/identity/viewer.ts';
import { reports } from '../../../../subgraphs/reports/parts.ts';
import { ask, type TestRuntimes, viewerOf } from '../../../support/test-runtime.ts';
import { letter, OFFICE, REGENCY, record, systemEm, takeIn } from '../support.ts';

export const centre = viewerOf('CENTRAL_ADMIN', { userId: 'centre-1' });
export const admin = viewerOf('AGENCY_ADMIN', { userId: 'admin-1', agencyId: REGENCY });
export const office = viewerOf('LIAISON', { userId: 'office-1', agencyId: OFFICE });
export const citizen = viewerOf('PUBLIC');

/** Said of one spot by several people in words of their own. */
const LAMP = [
  'Lampu jalan di depan pasar baru gang tiga padam sejak tiga minggu, jalanan jadi gelap gulita.',
  'Mohon diperbaiki lampu penerangan jalan depan pasar baru gang tiga, sudah mati berminggu-minggu.',
  'Penerangan jalan depan pasar baru gang tiga mati total, warga takut lewat kalau malam.',
  'Sudah lama lampu jalan pasar baru gang tiga padam, kapan petugas memperbaiki lampu itu?',
];
/** About something else altogether. */
export const RIVER = 'Sampah rumah tangga menumpuk di tepi sungai kampung hulu, baunya busuk dan banyak lalat.';

/** Asks the reports; gives the data, or the code of the refusal. */
export async function answer(hub: TestRuntimes, viewer: Viewer, source: string, variables: object = {}) {
  const { data, errors } = await ask(reports, hub, viewer, source, variables as Record<string, unknown>);
  return errors ? { code: errors[0]!.extensions?.code, message: errors[0]!.message } : (data as Record<string, never>);
}

let keys = 0;
/** Runs a mutation with a key of its own. */
export function mutate(hub: TestRuntimes, viewer: Viewer, mutation: string, input: object, fields: string) {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  keys += 1;
  const variables = { input: { idempotencyKey: `matter-${keys}`, reason: 'Lampu yang sama.', ...input } };
  const source = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${fields} } }`;
  // What is undefined is left out, as a client's JSON does.
  return answer(hub, viewer, source, JSON.parse(JSON.stringify(variables)) as object);
}

/** Reports about one lamp, a day after each other; gives their ids in order. */
export async function lampReports(
  hub: TestRuntimes,
  name: string,
  count: number,
  parts: object[] = [],
): Promise<string[]> {
  const records = Array.from({ length: count }, (_, n) =>
    record(`sheet.ringkas.${name}-${n}`, {
      body: `${LAMP[n % LAMP.length]} ${name}`,
      occurredAt: new Date(Date.UTC(2026, 2, 2 + n)).toISOString(),
      ...parts[n],
    }),
  );
  await takeIn(hub, letter(records));
  const rows = await systemEm(hub).execute<{ id: string }[]>(
    'select report_id as id from reports.source_link where source_record_id like ? order by source_record_id',
    [`sheet.ringkas.${name}-%`],
  );
  return rows.map(({ id }) => id);
}

export const MATTER =
  'id counts { submissions reports people } reports(first: 10) { totalCount edges { node { id } } }';
/** A matter as a viewer sees it, its reports as ids. */
export async function matterOf(hub: TestRuntimes, viewer: Viewer, id: string) {
  const { matter } = (await answer(hub, viewer, `{ matter(id: "${id}") { ${MATTER} } }`)) as unknown as {
    matter: null | { id: string; counts: object; reports: { totalCount: number; edges: { node: { id: string } }[] } };
  };
  return matter && { id: matter.id, counts: matter.counts, reports: matter.reports.edges.map(({ node }) => node.id) };
}
