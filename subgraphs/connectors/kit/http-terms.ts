import type { Agent } from 'undici';

/** How politely and how freely a connector may call. */
export interface HttpTerms {
  requestsPerSecond: number;
  /** The operator's permission to call addresses of the own network; a source cannot grant it to itself. */
  allowPrivateAddress: boolean;
  /** Inner hosts, with their ports, that may be asked all the same: the conformance kit's stand-in plays them. */
  ownHosts?: ReadonlySet<string>;
  signal: AbortSignal;
  /** Base of relative addresses, and the headers its origin is sent. */
  site?: { base: string; headers?: Record<string, string> } | undefined;
  /** Longest wait for one reply, from connecting to its last byte; 30 s unless said otherwise. */
  timeoutMs?: number;
  /** Connections of another kind than the guarded ones to the network, for the conformance kit's stand-in of a source. */
  agent?: Agent;
}
