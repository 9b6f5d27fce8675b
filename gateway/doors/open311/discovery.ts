const CHANGESET = '2026-01-01T00:00:00Z';
const FORMATS = ['text/xml', 'application/json'];

/** Where the service lies: clients of many cities have the second built in. */
export const BASES = ['/open311/v2', '/georeport/v2'];

/** What GET discovery tells: where the service lies and which formats it speaks; lists have elements around them in XML. */
export function discovery(origin: string): { json: object; xml: object } {
  const head = {
    changeset: CHANGESET,
    contact: 'Keys: issueDoorKey of the GraphQL schema, by the admin of the channel.',
    key_service: `${origin}/graphql`,
  };
  const endpoints = BASES.map((base) => ({
    ...{ specification: 'http://wiki.open311.org/GeoReport_v2', url: `${origin}${base}` },
    ...{ changeset: CHANGESET, type: 'production' },
  }));
  const inXml = endpoints.map((endpoint) => ({ ...endpoint, formats: { format: FORMATS } }));
  return {
    json: { ...head, endpoints: endpoints.map((endpoint) => ({ ...endpoint, formats: FORMATS })) },
    xml: { ...head, endpoints: { endpoint: inXml } },
  };
}
