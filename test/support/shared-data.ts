import { existsSync } from 'node:fs';
import { test } from '@jest/globals';
import { fromRoot } from '../../subgraphs/common/config/root.ts';

/** Real samples lie beside the repository and are never part of it. */
const FOLDER = fromRoot('..', 'shared', 'data');

/** Path of a real sample, relative to the repository's root as a user would type it. */
export const sharedData = (name: string) => `../shared/data/${name}`;

/**
 * `test` for what needs the real samples. Without them it is reported as not run, with the reason; in CI they must be
 * there, so there it runs and fails.
 */
export function testOnSharedData(title: string, body: () => Promise<void>): void {
  if (existsSync(FOLDER) || process.env.CI === 'true') test(title, body);
  else test.skip(`${title} (not run: ../shared/data is not beside this repository)`, body);
}
