import type { MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import type { HubConfig } from '../config/config.ts';
import type { LetterBox } from '../handover/letter-box.ts';
import type { Rounds } from './rounds.ts';

/** What one context (agencies, reports, sla, connectors) owns in one process. Made once, closed at the end. */
export interface Runtime {
  orm: MikroORM;
  letterBox: LetterBox;
  config: HubConfig;
  log: Logger;
  /** Work that comes again and again until the process ends. */
  rounds: Rounds;
  /** The present; tests set it. */
  now: () => Date;
  /** Values of `${NAME}` in settings of sources: the environment. Secrets live here and nowhere else. */
  variables: Record<string, string | undefined>;
}
