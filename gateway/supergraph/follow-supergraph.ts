import { unwatchFile, watchFile } from 'node:fs';
import type { Logger } from 'pino';
import { readSupergraph } from './read-supergraph.ts';

/** How often the file is looked at. Polled, because notices of a change get lost on network and container mounts. */
const LOOK_MS = 500;

/** Hands each newer text of a supergraph to `take`; gives the function that ends it. */
export type FollowSupergraph = (take: (supergraphSdl: string) => void) => () => void;

/**
 * Follows a supergraph file: a new text is served as soon as it is written, without a restart. A text that cannot be
 * served (`take` or the reader throws) is logged, and the one before stays.
 */
export const followFile =
  (path: string, log: Logger): FollowSupergraph =>
  (take) => {
    const look = async () => {
      try {
        take(await readSupergraph(path));
        log.info({ path }, 'supergraph swapped');
      } catch (error) {
        log.error({ path, err: (error as Error).message }, 'supergraph not taken; the one before is served');
      }
    };
    watchFile(path, { interval: LOOK_MS }, (now, before) => {
      if (now.mtimeMs !== before.mtimeMs || now.size !== before.size) void look();
    });
    return () => unwatchFile(path);
  };
