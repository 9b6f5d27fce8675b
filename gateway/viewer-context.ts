import type { Viewer } from '../subgraphs/common/identity/viewer.ts';
import type { StreamTurn } from './subscriptions/stream-turn.ts';

/** What the gateway knows about one request; subgraphs get the viewer and the id, never the token. */
export interface GatewayContext {
  viewer: Viewer;
  requestId: string;
  /** Where a subscription stands; absent for operations that are answered once. */
  stream?: StreamTurn;
}

/** Apollo hands health checks and schema loading an empty context. */
export const isGatewayContext = (context: unknown): context is GatewayContext =>
  typeof context === 'object' && context !== null && 'viewer' in context;
