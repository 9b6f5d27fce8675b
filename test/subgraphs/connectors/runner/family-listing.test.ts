import { expect, test } from '@jest/globals';
import { htmlConnector } from '../../../../subgraphs/connectors/html/html.connector.ts';
import type { Connector } from '../../../../subgraphs/connectors/kit/index.ts';
import { laporConnector } from '../../../../subgraphs/connectors/lapor/lapor.connector.ts';
import { open311Connector } from '../../../../subgraphs/connectors/open311/open311.connector.ts';
import { restConnector } from '../../../../subgraphs/connectors/rest/rest.connector.ts';
import { readRecords } from '../../../../subgraphs/connectors/runner/read-page.ts';
import { readerOf } from '../../../../subgraphs/connectors/runner/record-reader.ts';
import { listSource } from '../../../../subgraphs/connectors/runner/source-listing.ts';
import { open311City, requestsEvery } from '../../../legacy-sites/open311-city.ts';
import { scriptedSite } from '../../../legacy-sites/scripted-site.ts';
import { contextFor, READ_AT } from '../../../support/connector-context.ts';
import { apiConfig, apiItem } from '../../../support/rest-pull.ts';

const ALL = { from: '2010-01-01', to: '2026-12-31' };

/** Hashes by id: as a pull from the beginning stores them, and as the source lists itself. */
async function bothSides(family: unknown, config: object) {
  const connector = family as Connector;
  const context = contextFor(connector as never, config);
  const pulled = new Map<string, string>();
  for await (const { records } of connector.pull(context, null)) {
    const read = await readRecords(records, readerOf(connector, context.config), READ_AT);
    for (const { complaint, contentHash } of read.records) pulled.set(complaint.externalId, contentHash);
  }
  const listing = await listSource(connector, context, ALL);
  const listed = [...listing!.items.values()].map(({ externalId, hash }) => [externalId, hash]);
  return { pulled: [...pulled].sort(), listed: listed.sort(), unusable: listing!.unusable };
}

test('a web API lists itself over all its pages', async () => {
  const items = Array.from({ length: 8 }, (_, index) => apiItem(`A${index + 1}`, index));
  const site = await scriptedSite((path) => {
    const page = Number(new URL(path, 'http://a.invalid').searchParams.get('page') ?? 1);
    const body = JSON.stringify({ data: items.slice((page - 1) * 3, page * 3) });
    return { headers: { 'content-type': 'application/json' }, body };
  });
  const config = apiConfig(site.url, { paging: { kind: 'page', param: 'page' } });
  const { pulled, listed, unusable } = await bothSides(restConnector, config).finally(() => site.stop());
  expect(listed).toHaveLength(8);
  expect(listed).toEqual(pulled);
  expect(unusable).toEqual([]);
});

test('a city lists its requests from the day of the settings on', async () => {
  const city = await open311City(requestsEvery(1_440, 30));
  const { pulled, listed } = await bothSides(open311Connector, city.config).finally(() => city.stop());
  expect(listed).toHaveLength(30);
  expect(listed).toEqual(pulled);
});

test.each([
  ['HTML', htmlConnector],
  ['LAPOR', laporConnector],
])('%s cannot list itself: one-sided', (_, connector) => {
  expect((connector as unknown as Connector).enumerate).toBeUndefined();
});
