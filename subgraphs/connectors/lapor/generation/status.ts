import { closerReader, statusWords } from '../../kit/index.ts';

/** Statuses of interfaces, and of the exports whose words some of them use. */
export const STATUSES = statusWords('sp4n-api', 'sp4n-export');

/** Who ended a report, as its status says; null: it does not say. */
export const closerOf = closerReader('sp4n-api', 'sp4n-export');
