import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hubError } from '../subgraphs/common/errors/hub-error.ts';
import { isProcess, processStart } from './process-start.ts';

/** The hub of a data folder, as `hub.json` tells it to others. */
export interface HubState {
  pid: number;
  /** Start of the process as the system counts it; tells a later process with the same number apart. */
  processStart: string | null;
  startedAt: string;
  /** Where the gateway listens; null until it does. */
  address: string | null;
}

/** The right to be the one hub of a data folder. */
export interface HubClaim {
  /** Tells others where this hub listens. */
  announce(address: string): void;
  release(): void;
}

/** Secrets of the embedded form, made at its first start. */
export interface LocalSecrets {
  databasePassword: string;
  hubSecret: string;
}

/**
 * Claims the data folder (`.data/`) for this process. The claim of a process that was killed is taken over.
 * @throws HUB_ALREADY_RUNS with the address of the living one
 */
export function claimHub(folder: string): HubClaim {
  const path = join(folder, 'hub.json');
  const mine = {
    pid: process.pid,
    processStart: processStart(process.pid),
    startedAt: new Date().toISOString(),
    address: null,
  };
  while (!createWhole(path, mine)) {
    const other = liveHub(folder);
    if (other) throw hubError('HUB_ALREADY_RUNS', other.address ?? `process ${other.pid}, which is still starting`);
    rmSync(path, { force: true });
  }
  return {
    announce: (address) => replaceWhole(path, { ...mine, address }),
    release: () => rmSync(path, { force: true }),
  };
}

/** The living hub of the data folder, null where none runs. */
export function liveHub(folder: string): HubState | null {
  const state = readJson<HubState>(join(folder, 'hub.json'));
  return state && isProcess(state.pid, state.processStart) ? state : null;
}

/** The secrets of this data folder; whoever asks first makes them. Only the owner of the file can read it. */
export function localSecrets(folder: string): LocalSecrets {
  const path = join(folder, 'secrets.json');
  const secret = () => randomBytes(32).toString('base64url');
  createWhole(path, { databasePassword: secret(), hubSecret: secret() });
  return readJson<LocalSecrets>(path) as LocalSecrets;
}

/** Creates the file with all of its content, or answers false where there is one: a link is made in one step. */
function createWhole(path: string, content: object): boolean {
  const draft = writeDraft(path, content);
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft);
  }
}

const replaceWhole = (path: string, content: object) => renameSync(writeDraft(path, content), path);

function writeDraft(path: string, content: object): string {
  const draft = `${path}.${process.pid}`;
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  return draft;
}

function readJson<Shape>(path: string): Shape | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
