import type { Json } from '../../subgraphs/connectors/kit/json.ts';
import type { HandedIn } from '../../subgraphs/connectors/runner/history/import-page.ts';

/** A page of a file of old records, and where the file goes on behind it. */
export interface FilePage extends HandedIn {
  cursor: Json;
}
