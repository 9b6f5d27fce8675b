import type { HubConfig } from '../subgraphs/common/config/config.ts';
import type { Viewer } from '../subgraphs/common/identity/viewer.ts';
import type { DoneBefore } from './fast-lane/done-before.ts';
import type { Prepared } from './fast-lane/prepared.ts';
import type { StreamTurn } from './subscriptions/stream-turn.ts';

/** What the gateway knows about one request; subgraphs get the viewer and the id, never the token. */
export interface GatewayContext {
  viewer: Viewer;
  requestId: string;
  /** Where a subscription stands; absent for operations that are answered once. */
  stream?: StreamTurn;
  /** What the fast lane has done for the request already. */
  done?: DoneBefore;
  /** Given when the operation is only to be parsed and validated: it is told what came of it, and not executed. */
  prepare?: (prepared: Prepared) => void;
  /** Address the request came from. */
  address: string;
  /** When the answer has to be ready, on the clock of performance.now(). */
  endsAt: number;
}

/** The context of a request that begins now. */
export const gatewayContext = (
  viewer: Viewer,
  { id, ip }: { id: string; ip: string },
  { REQUEST_DEADLINE_MS }: HubConfig,
): GatewayContext => ({ viewer, requestId: id, address: ip, endsAt: performance.now() + REQUEST_DEADLINE_MS });

/** Apollo hands health checks and schema loading an empty context. */
export const isGatewayContext = (context: unknown): context is GatewayContext =>
  typeof context === 'object' && context !== null && 'viewer' in context;
