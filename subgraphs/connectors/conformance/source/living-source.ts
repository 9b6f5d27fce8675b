import type { Json } from '../../kit/json.ts';

/** A request as the stand-in of a source sees it; the host is the one the connector asked for. */
export interface Asked {
  method: string;
  url: URL;
  headers: Record<string, string>;
  body: string;
}

/** What the stand-in answers. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
}

/** One thing of a source, before any connector has read it. */
export type Item = { [key: string]: Json };

/** A source whose items can be changed while it is read. */
export interface LivingSource {
  items: Item[];
  /** Key of an item's id. */
  id: string;
  /** Key of the time of its last change; null: it tells none. */
  updated: string | null;
  /** What it answers about these items; null: the request is not its own. */
  answer(asked: Asked, items: readonly Item[]): Reply | null;
}
