import type { EntityManager } from '@mikro-orm/postgresql';

/** Calendars and rule sets: what clocks are computed with. */
const BOOKS = `hashtext('sla books')`;

/** Until the transaction ends nobody publishes: no clock is computed with a book that is replaced meanwhile. */
export const holdBooks = (em: EntityManager) => em.execute(`select pg_advisory_xact_lock_shared(${BOOKS})`);

/** Waits for all who compute clocks, and lets the next ones wait for what this transaction publishes. */
export const replaceBooks = (em: EntityManager) => em.execute(`select pg_advisory_xact_lock(${BOOKS})`);
