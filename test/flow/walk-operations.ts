/** Files of schema/operations that change reports; report-walk.test.ts runs each, in a walk through all roles. */
export const WALKED = [
  'submit-report',
  'dispatch-report',
  'verify-report',
  'return-report',
  'request-completion',
  'postpone-report',
  'add-follow-up',
  'reply-to-report',
  'close-report',
  'reopen-report',
  'archive-report',
  'block-report',
  'rate-report',
  'follow-up-templates',
  'save-follow-up-template',
  'proposed-agencies',
  'my-reports',
  'save-routing-rule',
  'routing-rules',
] as const;

/** Files of schema/operations about old doors and old numbers; old-doors, open311-door and subscriptions.test.ts run each. */
export const AT_OLD_DOORS = [
  'issue-door-key',
  'revoke-door-key',
  'channel-of-door-key',
  'categories',
  'register-old-url',
  'remove-old-url',
  'old-url-target',
  'resolve-legacy-id',
  'open311-requests',
  'open311-cursor',
  'open311-request',
  'report-news',
  'channel-health',
] as const;

/** Files of schema/operations about what goes over when a channel goes back; roll-back.long.test.ts runs each. */
export const AT_ROLL_BACK = ['migration/handovers', 'migration/confirm-handover'] as const;

/** Operations that are streams of an import; import-progress.long.test.ts listens to each. */
export const AT_PROGRESS = ['migration/follow-import'] as const;

/** Files of schema/operations that need a source that is pulled; the example client runs each, migrate-agency.test.ts the client. */
export const BY_THE_EXAMPLE = [
  'migration/pull-channel',
  'migration/dead-letters',
  'migration/sampled-record',
  'migration/history-imports',
] as const;

/**
 * A report's walk through all roles, in this order: who runs which file with what more in the input, and what the
 * report says then, or after "✗" the words of the refusal. AGAM, PASAMAN, OFFICE, NOBODY, TEMPLATE stand for ids.
 */
export const WALK: readonly string[] = [
  'auditor: submit-report → ✗ This viewer may not ask for Mutation.submitReport. It takes scope report:submit (PUBLIC, REPORTER, LIAISON, AGENCY_ADMIN, CENTRAL_ADMIN).',
  'citizen: submit-report → status=RECEIVED',
  'admin: verify-report → ✗ VERIFY is not possible while a report is RECEIVED. Possible now: REQUEST_COMPLETION, ARCHIVE, BLOCK.',
  'admin: archive-report {"reason":"x"} → ✗ This viewer may not take the step ARCHIVE for another agency. It takes one of the roles CENTRAL_ADMIN.',
  'citizen: dispatch-report {"agencyId":"PASAMAN"} → ✗ This viewer may not ask for Mutation.dispatchReport. It takes scope report:dispatch (LIAISON, AGENCY_ADMIN, CENTRAL_ADMIN).',
  'centre: dispatch-report {"agencyId":"NOBODY"} → ✗ No agency has the id NOBODY. Look it up with the query agencies.',
  'citizen: proposed-agencies → ✗ This viewer may not ask for Report.proposedAgencies. It takes scope proposal:read (LIAISON, AGENCY_ADMIN, CENTRAL_ADMIN).',
  'centre: proposed-agencies → proposed=Pemerintah Kabupaten Pasaman',
  'admin: save-routing-rule {"regionId":"13.06","agencyId":"AGAM","enabled":true} → ✗ This viewer may not ask for Mutation.saveRoutingRule. It takes scope routing:keep (CENTRAL_ADMIN).',
  'centre: save-routing-rule {"agencyId":"AGAM","enabled":true} → ✗ A routing rule takes categoryId, regionId or both.',
  'centre: save-routing-rule {"regionId":"13.06","agencyId":"AGAM","enabled":true} → enabled=true agency=Pemerintah Kabupaten Agam',
  'admin: routing-rules → agencyOfRule=Pemerintah Kabupaten Agam',
  'citizen: my-reports → totalCount=0',
  'centre: request-completion → status=AWAITING_COMPLETION',
  'citizen: my-reports → totalCount=1',
  'neighbour: my-reports → totalCount=0',
  'public: my-reports → ✗ This viewer may not ask for Query.myReports. It takes scope report:own (REPORTER).',
  'centre: dispatch-report {"agencyId":"AGAM"} → ✗ DISPATCH is not possible while a report is AWAITING_COMPLETION. Possible now: COMPLETE, ARCHIVE, BLOCK.',
  'neighbour: reply-to-report → ✗ This viewer may not take the step COMPLETE on somebody else’s report. It takes one of the roles AGENCY_ADMIN.',
  'citizen: reply-to-report → status=RECEIVED',
  'centre: dispatch-report {"agencyId":"AGAM"} → status=DISPATCHED agency=Pemerintah Kabupaten Agam',
  'stranger: dispatch-report {"agencyId":"PASAMAN"} → ✗ This viewer may not dispatch a report outside the own agency. It takes one of the roles CENTRAL_ADMIN.',
  'stranger: return-report → status=RETURNED',
  'stranger: return-report → ✗ RETURN is not possible while a report is RETURNED. Possible now: ARCHIVE, BLOCK.',
  'centre: dispatch-report {"agencyId":"PASAMAN"} → status=DISPATCHED',
  'admin: dispatch-report {"agencyId":"OFFICE"} → status=DISPATCHED agency=Dinas Contoh Pasaman',
  'stranger: verify-report → ✗ This viewer may not take the step VERIFY for another agency. It takes one of the roles CENTRAL_ADMIN.',
  'office: add-follow-up → ✗ ADD_FOLLOW_UP is not possible while a report is DISPATCHED. Possible now: DISPATCH, VERIFY, RETURN, REQUEST_COMPLETION, POSTPONE.',
  'office: postpone-report → status=POSTPONED',
  'office: verify-report {"classification":"UNSUPERVISED_COMPLAINT"} → status=VERIFIED classification=UNSUPERVISED_COMPLAINT',
  'office: verify-report → ✗ VERIFY is not possible while a report is VERIFIED. Possible now: DISPATCH, RETURN, REQUEST_COMPLETION, POSTPONE, ADD_FOLLOW_UP, CLOSE.',
  'office: request-completion → status=AWAITING_COMPLETION',
  'citizen: reply-to-report → status=VERIFIED',
  'office: add-follow-up {"expectedVersion":1} → ✗ The report has version 11, not 1. Read it again, then decide anew.',
  'office: save-follow-up-template {"title":"x","body":"{{nomor}}"} → ✗ This viewer may not ask for Mutation.saveFollowUpTemplate. It takes scope template:keep (CENTRAL_ADMIN, AGENCY_ADMIN).',
  'admin: save-follow-up-template {"title":"x","body":"{{nama}}","agencyId":"PASAMAN"} → ✗ The placeholder {{nama}} cannot be filled in. Known are {{nomor}}, {{instansi}}, {{tenggat}}.',
  'admin: save-follow-up-template {"title":"Contoh","body":"Laporan {{nomor}}","agencyId":"PASAMAN"} → title=Contoh retired=false',
  'citizen: follow-up-templates → ✗ This viewer may not ask for Query.followUpTemplates. It takes scope template:read (LIAISON, AGENCY_ADMIN, CENTRAL_ADMIN, AUDITOR).',
  'office: follow-up-templates → first=Contoh',
  'office: add-follow-up {"message":null,"templateId":"TEMPLATE"} → status=IN_PROGRESS',
  'public: reply-to-report → ✗ This viewer may not ask for Mutation.replyToReport. It takes scope report:reply (REPORTER, LIAISON, AGENCY_ADMIN, CENTRAL_ADMIN).',
  'citizen: reply-to-report → status=IN_PROGRESS',
  'office: archive-report {"reason":"x"} → ✗ This viewer may not ask for Mutation.archiveReport. It takes scope report:archive (REPORTER, CENTRAL_ADMIN, AGENCY_ADMIN).',
  'citizen: rate-report {"score":5} → ✗ RATE is not possible while a report is IN_PROGRESS. Possible now: REPLY, CLOSE, ARCHIVE.',
  'office: close-report {"resolution":"RESOLVED"} → status=CLOSED closedBy=ADMIN resolution=RESOLVED',
  'citizen: rate-report {"score":0} → ✗ score takes a whole number from 1 to 5, not 0.',
  'citizen: rate-report {"score":2} → rating=2',
  'office: reopen-report → ✗ This viewer may not ask for Mutation.reopenReport. It takes scope report:reopen (REPORTER, CENTRAL_ADMIN, AGENCY_ADMIN).',
  'citizen: reopen-report → status=IN_PROGRESS',
  'admin: archive-report {"reason":"Contoh"} → status=ARCHIVED closedBy=ADMIN archiveReason=Contoh',
  'citizen: reopen-report → ✗ REOPEN is not possible while a report is ARCHIVED. Possible now: none.',
  'centre: reopen-report → status=RECEIVED',
  'centre: block-report → status=BLOCKED',
  'neighbour: reply-to-report → ✗ No report that this viewer may see has the id REPORT.',
  'centre: reopen-report → status=RECEIVED',
  'centre: dispatch-report {"agencyId":"OFFICE"} → status=DISPATCHED',
  'office: verify-report → status=VERIFIED',
  'office: add-follow-up → status=IN_PROGRESS',
];
