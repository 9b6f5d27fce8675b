const CHANGESET = '2026-11-24T00:00:00Z';
const FORMATS = ['text/xml', 'application/json'];

/** What GET discovery tells: where the service lies and which formats it speaks; lists have elements around them in XML. */
export function discovery(origin: string): { json: object; xml: object } {
  const head = {
    changeset: CHANGESET,
    contact: 'Keys: issueDoorKey of the GraphQL schema, by the admin of the channel.',
    key_service: `${origin}/graphql`,
  };
  const endpoint = {
    ...{ specification: 'http://wiki.open311.org/GeoReport_v2', url: `${origin}/open311/v2` },
    ...{ changeset: CHANGESET, type: 'production' },
  };
  return {
    json: { ...head, endpoints: [{ ...endpoint, formats: FORMATS }] },
    xml: { ...head, endpoints: { endpoint: [{ ...endpoint, formats: { format: FORMATS } }] } },
  };
}
