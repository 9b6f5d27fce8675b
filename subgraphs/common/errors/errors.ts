/** What the reader of an error can do: mend the input, simply try again, or ask whoever runs the hub. */
export type Remedy = 'FIX_INPUT' | 'RETRY' | 'ASK_OPERATOR';

/** One kind of error: its text from plain facts (never personal data) and what helps. */
export interface ErrorKind {
  message: (...facts: string[]) => string;
  remedy: Remedy;
  /** HTTP status where the whole request fails with it; 200 where GraphQL carries it beside data. */
  status?: number;
}

/**
 * Every error the hub can answer with. The key is the public, frozen `extensions.code`; `docs/ERRORS.md` is written
 * from this table and a test holds the two equal.
 */
export const ERRORS = {
  AGENCY_NOT_FOUND: {
    message: (agency) => `No agency has the id ${agency}. Look it up with the query agencies.`,
    remedy: 'FIX_INPUT',
  },
  AUTO_SUSPENSION_NOT_FOUND: {
    message: (category) =>
      `Automatic joining is not suspended in the category ${category}. The query consolidationQuality tells where it is.`,
    remedy: 'FIX_INPUT',
  },
  BAD_CURSOR: {
    message: (cursor) => `"${cursor}" is not a cursor of this list. Use endCursor of a page as it is.`,
    remedy: 'FIX_INPUT',
  },
  BAD_PAGE_SIZE: {
    message: (first) => `first must be a whole number from 1 to 100, not ${first}.`,
    remedy: 'FIX_INPUT',
  },
  BAD_USER_INPUT: {
    message: (what) => what,
    remedy: 'FIX_INPUT',
  },
  CHANNEL_BUSY: {
    message: (channel) => `${channel} is being pulled by another worker. Wait until its run has ended.`,
    remedy: 'RETRY',
  },
  CHANNEL_LEASE_LOST: {
    message: (channel) => `Another worker took ${channel} over; this page was rolled back and comes again.`,
    remedy: 'RETRY',
  },
  CHANNEL_NOT_FOUND: {
    message: (channel) => `No channel has the id ${channel}. The query channels lists them.`,
    remedy: 'FIX_INPUT',
  },
  CONFIG_INVALID: {
    message: (what) => `The configuration cannot be used: ${what}`,
    remedy: 'FIX_INPUT',
  },
  COST_TOO_HIGH: {
    message: (cost, limit, places) =>
      `The operation may cost ${cost}, at most ${limit} is taken. It is made of ${places}. Ask shorter pages (first) or fewer lists inside lists.`,
    remedy: 'FIX_INPUT',
    status: 400,
  },
  DATABASE_UNAVAILABLE: {
    message: (why) => `The database cannot be used: ${why}`,
    remedy: 'ASK_OPERATOR',
  },
  DEADLINE_EXCEEDED: {
    message: (subgraph) =>
      `The time of the request was over before the part ${subgraph} had answered; fields that come from it are missing. Ask less at a time.`,
    remedy: 'RETRY',
  },
  DEDUP_MODEL_NOT_FOUND: {
    message: (version) => `No model of the comparison has the version ${version}. The query dedupModels lists them.`,
    remedy: 'FIX_INPUT',
  },
  DEDUP_MODEL_NOT_READY: {
    message: (version, why) => `The model ${version} cannot be used so: ${why}`,
    remedy: 'FIX_INPUT',
  },
  DOCUMENT_NOT_TRUSTED: {
    message: (id) =>
      `No manifest holds a document ${id} for this client. Send one of schema/documents.json, or have the operator add yours.`,
    remedy: 'ASK_OPERATOR',
    status: 400,
  },
  DOOR_KEY_NOT_FOUND: {
    message: (key) => `No key of an old door that this viewer may see has the id ${key}. Channel.doorKeys lists them.`,
    remedy: 'FIX_INPUT',
  },
  FINDING_NOT_FOUND: {
    message: (finding) =>
      `No difference that this viewer may see has the id ${finding}. Reconciliation.findings lists them.`,
    remedy: 'FIX_INPUT',
  },
  FORBIDDEN: {
    message: (action, roles) => `This viewer may not ${action}. It takes one of the roles ${roles}.`,
    remedy: 'ASK_OPERATOR',
  },
  GATE_CHANGED: {
    message: (channel, phase) =>
      `The gate of ${channel} to ${phase} does not stand any more as it was read. Read Channel.gate again, then sign its hash.`,
    remedy: 'RETRY',
  },
  GATE_NOT_OPEN: {
    message: (channel, phase, why) => `${channel} cannot move to ${phase}: ${why}. Channel.gate shows every check.`,
    remedy: 'FIX_INPUT',
  },
  HUB_ALREADY_RUNS: {
    message: (address) => `A hub of this folder already runs at ${address}. Stop it first, or use it.`,
    remedy: 'FIX_INPUT',
  },
  IDEMPOTENCY_KEY_REUSED: {
    message: (key) => `The idempotency key ${key} was used with another input. Take a new key for a new intention.`,
    remedy: 'FIX_INPUT',
  },
  IDENTITY_NEEDS_TWO_PERSONS: {
    message: (report) =>
      `The reporter of ${report} chose to be anonymous: one person alone may not reveal who it is. Follow the procedure for two persons.`,
    remedy: 'ASK_OPERATOR',
  },
  IMPORT_NOT_FOUND: {
    message: (run) => `No import that this viewer may see has the id ${run}. Channel.imports lists them.`,
    remedy: 'FIX_INPUT',
  },
  INTERNAL_SERVER_ERROR: {
    message: (request) => `Something failed inside the hub. Tell its operator the request id ${request}.`,
    remedy: 'ASK_OPERATOR',
    status: 500,
  },
  INTROSPECTION_TOO_DEEP: {
    message: (limit, found) =>
      `The introspection nests lists of types ${found} deep, at most ${limit} are taken. The usual introspection query of tools needs one; schema/api.graphql is the schema as a file.`,
    remedy: 'FIX_INPUT',
    status: 400,
  },
  MERGE_AUDIT_NOT_FOUND: {
    message: (audit) => `No pair of the audit queue has the id ${audit}. The query mergeAudits lists them.`,
    remedy: 'FIX_INPUT',
  },
  MERGE_AUDIT_NOT_POSSIBLE: {
    message: (why) => `This pair cannot be judged: ${why}`,
    remedy: 'FIX_INPUT',
  },
  MERGE_NOT_POSSIBLE: {
    message: (why) => `These reports cannot be joined or taken apart: ${why}`,
    remedy: 'FIX_INPUT',
  },
  NOTICE_NOT_FOUND: {
    message: (notice) =>
      `No notice that this viewer may see has the id ${notice}. The query noticeDeliveries lists them.`,
    remedy: 'FIX_INPUT',
  },
  HANDOVER_NOT_FOUND: {
    message: (id) => `No hand-over that this viewer may see has the id ${id}. Channel.handovers lists them.`,
    remedy: 'FIX_INPUT',
  },
  OLD_URL_NOT_FOUND: {
    message: (id) => `No addresses of an old site have the id ${id}. Channel.oldUrls lists them.`,
    remedy: 'FIX_INPUT',
  },
  OMBUDSMAN_RIGHT_NOT_YET: {
    message: (number, id) =>
      `Report ${number} may go to the Ombudsman after 60 working days without follow-up. Report.clocks of ${id} shows from which day on.`,
    remedy: 'FIX_INPUT',
  },
  OVERLOADED: {
    message: () => 'The hub takes no more requests at the moment. Send it again after the seconds in Retry-After.',
    remedy: 'RETRY',
    status: 503,
  },
  PUSH_NOT_FOUND: {
    message: (push) => `No status that goes back to a source has the id ${push}. Channel.pushDeliveries lists them.`,
    remedy: 'FIX_INPUT',
  },
  PUSH_NOT_POSSIBLE: {
    message: (action, state, possible) =>
      `${action} is not possible while a push is ${state}; it has to be ${possible}.`,
    remedy: 'FIX_INPUT',
  },
  RATE_LIMITED: {
    message: (seconds) =>
      `This client has used up what it may ask for at the moment. Send it again after ${seconds} seconds, or ask less at a time.`,
    remedy: 'RETRY',
    status: 429,
  },
  RATING_FINAL: {
    message: (report, day) =>
      `The rating of ${report} could be changed until ${day}. A report that is closed anew can be rated anew.`,
    remedy: 'FIX_INPUT',
  },
  REPORT_MERGED: {
    message: (report, leader) =>
      `Report ${report} was joined to ${leader}. Take the step on ${leader}, or take them apart.`,
    remedy: 'FIX_INPUT',
  },
  REPORT_NOT_FOUND: {
    message: (report) => `No report that this viewer may see has the id ${report}.`,
    remedy: 'FIX_INPUT',
  },
  SLICING_ARGUMENT_NEEDED: {
    message: (field, names) => `${field} takes exactly one of these arguments: ${names}.`,
    remedy: 'FIX_INPUT',
    status: 400,
  },
  SOURCE_AUTH_FAILED: {
    message: (channel, what) => `${channel} does not accept our credentials: ${what}`,
    remedy: 'ASK_OPERATOR',
  },
  SOURCE_CONNECTOR_FAILED: {
    message: (channel, what) => `The connector of ${channel} failed: ${what}`,
    remedy: 'ASK_OPERATOR',
  },
  SOURCE_LAYOUT_CHANGED: {
    message: (channel, what) => `${channel}: ${what}`,
    remedy: 'ASK_OPERATOR',
  },
  SOURCE_RATE_LIMITED: {
    message: (channel, seconds) => `${channel} asks us to wait ${seconds} seconds.`,
    remedy: 'RETRY',
  },
  SOURCE_RECORD_INVALID: {
    message: (where, what) => `${where}: ${what}`,
    remedy: 'FIX_INPUT',
  },
  SOURCE_SETTINGS_INVALID: {
    message: (channel, what) => `The settings of ${channel} cannot be used: ${what}`,
    remedy: 'FIX_INPUT',
  },
  SOURCE_UNAVAILABLE: {
    message: (channel, what) => `${channel} cannot be reached: ${what}`,
    remedy: 'RETRY',
  },
  STEP_NOT_POSSIBLE: {
    message: (step, status, possible) =>
      `${step} is not possible while a report is ${status}. Possible now: ${possible}.`,
    remedy: 'FIX_INPUT',
  },
  SUBGRAPH_UNAVAILABLE: {
    message: (subgraph) => `The part ${subgraph} does not answer; fields that come from it are missing.`,
    remedy: 'RETRY',
  },
  SUBSCRIPTION_NOT_FOUND: {
    message: (subscription) =>
      `No subscription that this viewer may keep has the id ${subscription}. The query noticeSubscriptions lists them.`,
    remedy: 'FIX_INPUT',
  },
  TEMPLATE_NOT_FOUND: {
    message: (template) =>
      `No template with the id ${template} is for this agency. The query followUpTemplates lists those usable for a report.`,
    remedy: 'FIX_INPUT',
  },
  TEMPLATE_PLACEHOLDER: {
    message: (placeholder, help) => `The placeholder ${placeholder} cannot be filled in. ${help}`,
    remedy: 'FIX_INPUT',
  },
  TOO_DEEP: {
    message: (limit, found) =>
      `Fields are nested ${found} deep, at most ${limit} are taken. Ask in several operations.`,
    remedy: 'FIX_INPUT',
    status: 400,
  },
  TOO_MANY_ALIASES: {
    message: (limit, found) => `The operation renames ${found} fields, at most ${limit} are taken. Ask in several.`,
    remedy: 'FIX_INPUT',
    status: 400,
  },
  TOO_MANY_DIRECTIVES: {
    message: (limit, found) => `The operation uses ${found} directives, at most ${limit} are taken. Ask in several.`,
    remedy: 'FIX_INPUT',
    status: 400,
  },
  TOO_MANY_FIELDS: {
    message: (limit, found) =>
      `With its fragments written out the operation has ${found} fields, at most ${limit} are taken. Do not nest fragments in fragments, or ask in several operations.`,
    remedy: 'FIX_INPUT',
    status: 400,
  },
  TOO_MANY_FRAGMENTS: {
    message: (limit, found) =>
      `The text defines ${found} fragments, at most ${limit} are taken. Send only those that it uses.`,
    remedy: 'FIX_INPUT',
    status: 400,
  },
  TOO_MANY_ROOT_FIELDS: {
    message: (limit, found) =>
      `The operation asks ${found} root fields, at most ${limit} are taken. Ask in several operations.`,
    remedy: 'FIX_INPUT',
    status: 400,
  },
  TOO_MANY_TOKENS: {
    message: (limit) =>
      `The text is longer than ${limit} tokens. Pass values as variables, or ask in several operations.`,
    remedy: 'FIX_INPUT',
    status: 400,
  },
  UNAUTHENTICATED: {
    message: (why) => `The token is not accepted: ${why}. Ask for a new one, or send none to read as the public.`,
    remedy: 'FIX_INPUT',
    status: 401,
  },
  UNAUTHORIZED_FIELD_OR_TYPE: {
    message: (coordinate, takes) => `This viewer may not ask for ${coordinate}. It takes ${takes}.`,
    remedy: 'ASK_OPERATOR',
  },
  VERSION_CONFLICT: {
    message: (expected, found) => `The report has version ${found}, not ${expected}. Read it again, then decide anew.`,
    remedy: 'RETRY',
  },
} as const satisfies Record<string, ErrorKind>;

/** Public name of an error kind, as found in `extensions.code`. */
export type ErrorCode = keyof typeof ERRORS;
