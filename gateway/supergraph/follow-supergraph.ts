import { unwatchFile, watchFile } from 'node:fs';
import type { Logger } from 'pino';
import { firstThere, readSupergraph } from './read-supergraph.ts';

/** How often the files are looked at. Polled, because notices of a change get lost on network and container mounts. */
const LOOK_MS = 500;

/** Hands each newer text of a supergraph to `take`; gives the function that ends it. */
export type FollowSupergraph = (take: (supergraphSdl: string) => Promise<void>) => () => void;

/**
 * Follows supergraph files, of which the first that is there counts: a new text is served as soon as it is written,
 * without a restart, one after the other. A text that cannot be served (`take` or the reader throws) is logged, and the
 * one before stays.
 */
export const followFiles =
  (paths: readonly string[], log: Logger): FollowSupergraph =>
  (take) => {
    const look = async () => {
      const path = firstThere(paths);
      try {
        await take(await readSupergraph(path));
        log.info({ path }, 'supergraph swapped');
      } catch (error) {
        log.error({ path, err: (error as Error).message }, 'supergraph not taken; the one before is served');
      }
    };
    let looks = Promise.resolve();
    for (const path of paths) {
      watchFile(path, { interval: LOOK_MS }, (now, before) => {
        if (now.mtimeMs !== before.mtimeMs || now.size !== before.size) looks = looks.then(look);
      });
    }
    return () => {
      for (const path of paths) unwatchFile(path);
    };
  };
