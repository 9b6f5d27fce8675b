import type { Viewer } from '../../../../subgraphs/common/identity/viewer.ts';
import type { TestRuntimes } from '../../../support/test-runtime.ts';
import { answer, centre, mutate } from '../matter/matters.ts';
import { CITY, letter, record, systemEm, takeIn, testReports } from '../support.ts';

/** How a report that hardly anybody sees is tied to others: clusters of reports, each about a lamp of its own. */
export const CLUSTERS = ['satu-perkara', 'satu-laporan', 'salinan', 'dipisah', 'instansi-lain'] as const;
export type Cluster = (typeof CLUSTERS)[number];

/** The same invented reports, with and without one hidden report in each cluster. */
export class World {
  private readonly ids = new Map<string, string>();
  private labels: [told: string, label: string][] = [];

  private constructor(
    private readonly hub: TestRuntimes,
    private readonly hasHidden: boolean,
  ) {}

  static async open(hasHidden: boolean): Promise<World> {
    const world = new World(await testReports(), hasHidden);
    await world.fill();
    if (hasHidden) for (const cluster of CLUSTERS) await world.tie(cluster);
    return world;
  }

  close = () => this.hub.drop();

  /** The report a, b (both of the office), x (of another agency) or h (hidden) of a cluster. */
  id = (cluster: Cluster, name: string): string => this.ids.get(`${cluster}-${name}`)!;

  version = async (id: string): Promise<number> =>
    (
      await systemEm(this.hub).execute<{ version: number }[]>('select version from reports.report where id = ?', [id])
    )[0]!.version;

  /** What a query answers, ids and numbers as names, to the byte. */
  async read(viewer: Viewer, source: string): Promise<string> {
    return this.named(await answer(this.hub, viewer, source));
  }

  async decide(viewer: Viewer, mutation: string, input: object, fields: string): Promise<string> {
    return this.named(await mutate(this.hub, viewer, mutation, input, fields));
  }

  private named(told: object): string {
    const text = this.labels.reduce((before, [one, label]) => before.replaceAll(one, label), JSON.stringify(told));
    return JSON.stringify(JSON.parse(text, inOrder));
  }

  private async fill(): Promise<void> {
    const lamp = (name: string, end: string) => `Lampu jalan di depan balai ${name} gang tiga padam sejak lama. ${end}`;
    const records = CLUSTERS.flatMap((name, n) => [
      record(`sheet.ringkas.${name}-a`, { body: lamp(name, 'Gelap.'), occurredAt: `2026-03-02T0${n}:00:00Z` }),
      record(`sheet.ringkas.${name}-b`, { body: lamp(name, 'Bahaya.'), occurredAt: `2026-03-03T0${n}:00:00Z` }),
      record(`sheet.ringkas.${name}-x`, {
        ...{ body: lamp(name, 'Sepi.'), occurredAt: `2026-03-04T0${n}:00:00Z`, parentAgency: null },
        agency: { system: 'sp4n-lapor', id: '3', name: 'Pemerintah Kota Contoh' },
      }),
    ]);
    await takeIn(this.hub, letter(records));
    if (this.hasHidden) await this.fillHidden(lamp);
    const rows = await systemEm(this.hub).execute<{ id: string; number: string; name: string }[]>(
      `select r.id, r.number, split_part(l.source_record_id, '.', 3) as name
       from reports.source_link l join reports.report r on r.id = l.report_id`,
    );
    for (const { id, name } of rows) this.ids.set(name, id);
    this.labels = rows
      .flatMap(({ id, number, name }) => [[id, `<${name}>`] as const, [number, `<no ${name}>`] as const])
      .map(([told, label]) => [told, label]);
  }

  /** Blocked, of the city, brought by a channel of the city: the regency and the public do not see it. Received first. */
  private async fillHidden(lamp: (name: string, end: string) => string): Promise<void> {
    const records = CLUSTERS.map((name) =>
      record(`html.gelap.${name}-h`, {
        ...{ body: lamp(name, 'Rusak.'), occurredAt: '2026-03-01T00:00:00Z', status: 'BLOCKED', parentAgency: null },
        agency: { system: 'sp4n-lapor', id: '3', name: 'Pemerintah Kota Contoh' },
      }),
    );
    await takeIn(this.hub, letter(records, { agencyId: CITY }));
  }

  private async tie(cluster: Cluster): Promise<void> {
    const [a, b, x, h] = ['a', 'b', 'x', 'h'].map((name) => this.id(cluster, name)) as [string, string, string, string];
    const link = (reportIds: string[]) =>
      mutate(this.hub, centre, 'linkSameMatter', { reportIds, overrule: true }, 'id');
    const merge = async (otherReportId: string) =>
      mutate(
        this.hub,
        centre,
        'mergeReports',
        { reportId: h, expectedVersion: await this.version(h), otherReportId, overrule: true },
        'id',
      );
    const ties: Record<Cluster, () => Promise<object[]>> = {
      'satu-perkara': async () => [await link([h, a]), await link([h, b])],
      'satu-laporan': async () => [await merge(a), await merge(b)],
      salinan: async () => [await merge(b)],
      dipisah: async () => [
        await link([h, a]),
        await mutate(this.hub, centre, 'rejectDuplicate', { reportId: h, otherReportId: b }, 'id'),
      ],
      'instansi-lain': async () => [await link([h, a]), await link([h, x])],
    };
    const refused = (await ties[cluster]()).find((told) => 'code' in told);
    if (refused) throw new Error(JSON.stringify(refused));
  }
}

/** What chance orders by its ids: the two of a pair, and decisions of one instant. */
function inOrder(field: string, value: unknown): unknown {
  const pair = value as { report?: { id: string }; other?: { id: string } } | null;
  if (pair?.report && pair.other && pair.report.id > pair.other.id)
    [pair.report, pair.other] = [pair.other, pair.report];
  if (field !== 'history') return value;
  const { edges } = value as { edges: object[] };
  return edges.map((edge) => JSON.stringify(edge)).sort();
}
