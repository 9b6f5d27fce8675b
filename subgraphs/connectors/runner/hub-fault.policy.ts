/** Classes of SQLSTATE that pass: connection, resources, rollback for others' sake, operator (PostgreSQL, appendix A). */
const PASSING = /^(08|53|40|57|58)|^(55P03|25006)$/;
/** How Node and the driver call a connection that is gone. */
const NETWORK = /^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|ENOTFOUND)/;
const SPOKEN = /connection terminated|timeout exceeded when trying to connect|not queryable|client has encountered/i;

/** The code of an outage of the hub's database, looked for through the causes of the exception; null: it is none. */
export function hubOutageOf(error: unknown): string | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    const { code } = at as { code?: unknown };
    if (typeof code === 'string' && (PASSING.test(code) || NETWORK.test(code))) return code;
    if (SPOKEN.test(at.message)) return 'connection lost';
  }
  return null;
}
