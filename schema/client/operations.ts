// Printed by `npm run schema` from schema/operations. Do not edit.
import { operation } from './operation.ts';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** What of a report that is not for everybody somebody was shown. */
export type AccessKind =
  /** The words of a secret report. */
  | 'CONTENT'
  /** Who wrote it, citizen numbers masked. */
  | 'REPORTER'
  /** Who wrote it, in the clear, for a stated reason. */
  | 'REVEAL';

/** Tells what was done (tindak lanjut): in own words, or in those of a template. */
export type AddFollowUpInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** The report. */
  reportId: string;
  /** Version of the report that the decision was made on. */
  expectedVersion: number;
  /** A word to it, shown in the timeline with the content. */
  message?: string | null | undefined;
  /** Instead of `message`: a template, see followUpTemplates. */
  templateId?: string | null | undefined;
  /** Day for {{tenggat}}, as Report.clocks tells it. */
  dueDay?: string | null | undefined;
};

/** Items for the pilot set of a channel: by their ids, by a rule, or both. */
export type AddPilotReportsInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** Channel to act on. */
  channelId: string;
  /** Ids in the channel, 1,000 at most. */
  externalIds?: Array<string>;
  /** Records that are there now and fit, 10,000 at most. */
  rule?: PilotRule | null | undefined;
};

/** Kind of body: ministry (K), institution (L), regional government (D) and what hangs below them. */
export type AgencyKind =
  | 'MINISTRY'
  | 'INSTITUTION'
  | 'PROVINCE'
  | 'REGENCY'
  | 'CITY'
  /** OPD, dinas, badan: office of a regional government. */
  | 'OFFICE'
  /** Kecamatan. */
  | 'DISTRICT'
  /** Kelurahan, desa, nagari. */
  | 'VILLAGE'
  /** BUMN. */
  | 'STATE_ENTERPRISE'
  /** BUMD, for example a water company. */
  | 'REGIONAL_ENTERPRISE'
  /** Embassy, university, hospital and whatever else must answer complaints. */
  | 'OTHER';

/** Moment of a clock that is told once. */
export type AlarmKind =
  /** Few working days are left; once for each due day. */
  | 'DUE_SOON'
  /** An office’s duty: its due day has passed. Once, however the due day moves afterwards. */
  | 'BREACHED'
  /** It is late for so long that a higher rung is told; once for each rung. */
  | 'ESCALATED'
  /** A window or waiting time of the reporter has passed; nobody is late by it. */
  | 'PASSED';

/** A decree of a region or an agency for itself; makes the next version of the calendar. */
export type AmendAgencyCalendarInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** Agency it holds for, with the agencies below it. */
  agencyId: string;
  /** Decree, e.g. "SE Gubernur Bali 41/2025". */
  decree: string;
  /** Days that become free. */
  add?: Array<RegionalDayInput>;
  /** Days of its own that are no longer free. */
  remove?: Array<string>;
  /** A working week; absent: as before. */
  week?: WorkingWeekInput | null | undefined;
};

/** A decree or its amendment; makes the next version of the calendar. */
export type AmendCalendarInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** Decree, e.g. "SKB 933/2025". */
  decree: string;
  /** Days that become free. */
  add?: Array<FreeDayInput>;
  /** Days that are no longer free. */
  remove?: Array<string>;
  /** Last year that is published completely with this decree; absent: as before. */
  lastYear?: number | null | undefined;
};

/** An answer the agency has given already. */
export type AnswerInput = {
  /** When. */
  at?: string | null | undefined;
  /** Which office. */
  by?: string | null | undefined;
  /** What it says. */
  text: string;
};

/** Lays a report aside without handling it. */
export type ArchiveReportInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** The report. */
  reportId: string;
  /** Version of the report that the decision was made on. */
  expectedVersion: number;
  /** Why; everybody can read it. */
  reason: string;
};

/** Facts about an attachment; the file stays where it is. */
export type AttachmentInput = {
  /** File name. */
  name: string;
  /** Where it lies. */
  url?: string | null | undefined;
  /** Media type, e.g. image/jpeg. */
  mediaType?: string | null | undefined;
  /** Size in bytes. */
  bytes?: number | null | undefined;
};

/** What a person makes of a pair that is shown blind. */
export type AuditVerdict =
  /** One act of reporting that arrived twice. */
  | 'SAME'
  /** Two matters, or two people. */
  | 'DIFFERENT';

/** Days that are looked at, both included (UTC). */
export type AuditWindow = {
  /** First day, e.g. "2026-03-01". */
  from: string;
  /** Last day, e.g. "2026-03-31". */
  to: string;
};

/** Hides a report whose content nobody should see. */
export type BlockReportInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** The report. */
  reportId: string;
  /** Version of the report that the decision was made on. */
  expectedVersion: number;
  /** A word to it, shown in the timeline with the content. */
  message?: string | null | undefined;
};

/** How well the instant of an event is known. */
export type Certainty =
  /** It happened then. */
  | 'EXACT'
  /** The source shows only the outcome: it happened then or earlier. */
  | 'NOT_AFTER';

/** One channel to act on. */
export type ChannelActionInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** Channel to act on. */
  channelId: string;
};

/** How a channel is doing. */
export type ChannelHealth =
  /** It waits for a person; see lastError, mend, then resumeChannel. */
  | 'PARKED'
  /** Its last run failed; the schedule tries again by itself. */
  | 'FAILING'
  /** Its last success is over twice its schedule ago. */
  | 'LATE'
  /** It has never come to an end of its source. */
  | 'NEVER_PULLED'
  | 'HEALTHY';

/** Step of a channel on its way into the hub; it moves one step at a time. */
export type ChannelPhase =
  /** Known, not pulled on schedule; nobody sees its records. */
  | 'REGISTERED'
  /** Pulled; only its owner and the centre see its records. */
  | 'SHADOW'
  /** Pulled and shown; the old system stays master, but for its pilot set. */
  | 'DUAL'
  /** The hub is master; the old system is told. */
  | 'HUB_FIRST'
  /** The old system takes nothing in any more; it is told how reports end. */
  | 'READ_ONLY'
  /** Closed; records stay for ever. */
  | 'RETIRED';

/** Official class of a complaint. */
export type Classification =
  /** Pengaduan berkadar pengawasan: needs a check in the field. */
  | 'SUPERVISED_COMPLAINT'
  /** Pengaduan tidak berkadar pengawasan. */
  | 'UNSUPERVISED_COMPLAINT'
  /** Permintaan informasi. */
  | 'INFORMATION_REQUEST'
  /** Aspirasi: a suggestion. */
  | 'ASPIRATION';

/** How a clock stands today. */
export type ClockState =
  /** It runs and its due day has not passed. */
  | 'RUNNING'
  /** It stands still, because the reporter was asked for something; the days do not count. */
  | 'PAUSED'
  /** It was fulfilled in time. */
  | 'MET'
  /** An office’s duty: it ended behind its due day. */
  | 'BREACHED'
  /** A window or waiting time of the reporter has passed; nobody is late by it. */
  | 'PASSED'
  /** It fell away before its due day. */
  | 'CANCELLED'
  /** It has ended, but its source does not say when; nobody is blamed on a guess. */
  | 'UNKNOWN'
  /** An office’s duty: it runs and its due day has passed. */
  | 'OVERDUE';

/** Who ended it. */
export type ClosedBy =
  /** Ditutup oleh sistem: the time for the reporter’s reply ran out. */
  | 'SYSTEM'
  /** Ditutup oleh admin. */
  | 'ADMIN'
  /** Ditutup oleh pelapor. */
  | 'REPORTER';

/** Ends a report. */
export type CloseReportInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** The report. */
  reportId: string;
  /** Version of the report that the decision was made on. */
  expectedVersion: number;
  /** A word to it, shown in the timeline with the content. */
  message?: string | null | undefined;
  /** How it ended; closed alone does not mean solved. */
  resolution?: Resolution | null | undefined;
};

/** A complaint of a legacy system in the hub’s words. */
export type ComplaintInput = {
  /** Its id in your system. */
  externalId: string;
  /** Title (judul). */
  title?: string | null | undefined;
  /** First text of the reporter (isi laporan awal). */
  body: string;
  /** Text after an admin’s editing (isi laporan akhir). */
  finalBody?: string | null | undefined;
  /** Status in the hub’s words. */
  status: ReportStatus;
  /** Status as your system spells it; kept for ever. */
  statusRaw: string;
  /** Who ended it. */
  closedBy?: ClosedBy | null | undefined;
  /** Why it was put aside. */
  archiveReason?: string | null | undefined;
  /** Identity hidden (anonim). Required: there is no default for privacy. */
  anonymous: boolean;
  /** Content hidden (rahasia). Required. */
  secret: boolean;
  /** When your system received it. */
  occurredAt: string;
  /** When your system last changed it; orders versions. */
  updatedAt?: string | null | undefined;
  /** Official class. */
  classification?: Classification | null | undefined;
  /** Category. */
  category?: RefInput | null | undefined;
  /** Agency that handles it. */
  agency?: RefInput | null | undefined;
  /** Agency above that one. */
  parentAgency?: RefInput | null | undefined;
  /** Place. */
  place?: ComplaintPlaceInput | null | undefined;
  /** Who reported. */
  reporter?: ComplaintReporterInput | null | undefined;
  /** Attachments. */
  attachments?: Array<AttachmentInput>;
  /** Numbers it bears in other systems. */
  numbers?: Array<RefInput>;
  /** How it reached your system: Website, Android, Whatsapp. */
  sourceChannel?: string | null | undefined;
  /** Its page in your system. */
  url?: string | null | undefined;
  /** Answers given already. */
  answers?: Array<AnswerInput>;
};

/** A place as the source says it; the hub resolves it and keeps both. */
export type ComplaintPlaceInput = {
  /** Provinsi. */
  province?: string | null | undefined;
  /** Kabupaten or kota. */
  regency?: string | null | undefined;
  /** Kecamatan. */
  district?: string | null | undefined;
  /** Kelurahan, desa, nagari. */
  village?: string | null | undefined;
  /** Anything finer. */
  detail?: string | null | undefined;
};

/** Who reported; stored sealed, shown only as the permission matrix allows. */
export type ComplaintReporterInput = {
  /** Name. */
  name?: string | null | undefined;
  /** Numbers and addresses. */
  ids?: Array<ReporterIdInput>;
};

/** That the old system took every report of a hand-over’s file in. */
export type ConfirmHandoverInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** Hand-over whose file it was. */
  handoverId: string;
  /** Name of who confirms. */
  name: string;
  /** HandoverFile.hash of the file that was taken in. */
  fileHash: string;
  /** Every report of the file, 10,000 at most. */
  receipts: Array<HandoverReceiptInput>;
};

/** What a person found about the privacy flags of a channel. */
export type ConfirmPrivacyInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** Channel to act on. */
  channelId: string;
  /** Items whose two flags were looked at, 1,000 at most; none: the mapping as a whole. */
  externalIds?: Array<string>;
  /** Both flags are right. */
  right: boolean;
};

/** A new subscription: who is told what, and how. */
export type CreateSubscriptionInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** Short name, at most 100 characters. */
  name: string;
  /** Who gets the notices. */
  audience: NoticeAudience;
  /** Only reports of this agency and those below it; AGENCY_ADMIN has to name one. */
  agencyId?: string | null | undefined;
  /** Only reports of this channel. */
  channelId?: string | null | undefined;
  /** How they travel. */
  transport: NoticeTransport;
  /** Address of the webhook (https), or one e-mail address. */
  target: string;
  /** Language of the words. */
  language?: NoticeLanguage;
  /** What is told. */
  kinds: Array<NoticeKind>;
  /** Only clocks of these stages; empty: of all. */
  stages?: Array<Stage>;
  /** Only alarms of these rungs; empty: of all. */
  levels?: Array<EscalationLevel>;
};

/** What a day means for a clock; only COUNTED days count. */
export type DayVerdict =
  | 'COUNTED'
  | 'WEEKEND'
  /** The clock stood still. */
  | 'PAUSED'
  /** Libur nasional. */
  | 'NATIONAL_HOLIDAY'
  /** Cuti bersama. */
  | 'JOINT_LEAVE'
  /** Libur daerah. */
  | 'REGIONAL_HOLIDAY';

/** Where a set of weights comes from. */
export type DedupModelOrigin =
  /** Set by hand; every hub starts with one. */
  | 'FOUNDING'
  /** Learned from decided pairs of this hub. */
  | 'LEARNED';

/** What a set of weights is used for. */
export type DedupModelState =
  /** Kept, not used. */
  | 'DRAFT'
  /** Scores every pair beside the active one; nothing follows from it but counts. At most one. */
  | 'SHADOW'
  /** Suggestions and automatic joining rest on it. Always exactly one. */
  | 'ACTIVE'
  /** Was active before; it may come back at once. */
  | 'RETIRED';

/** Which deliveries; all of what is given has to hold. */
export type DeliveryFilter = {
  /** How they stand; DEAD: the dead letters. */
  state?: NoticeDeliveryState | null | undefined;
  /** What they tell. */
  kind?: NoticeKind | null | undefined;
};

/** Hands a report to an agency (disposisi). */
export type DispatchReportInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** The report. */
  reportId: string;
  /** Version of the report that the decision was made on. */
  expectedVersion: number;
  /** A word to it, shown in the timeline with the content. */
  message?: string | null | undefined;
  /** Agency that is to handle it. */
  agencyId: string;
};

/** Can the due day still move? */
export type DueCertainty =
  /** Only a new decree can move it. */
  | 'FINAL'
  /** It stands still, or a year on the way has no published decree, or an event is known only as "at or before". */
  | 'PROVISIONAL';

/** How long before its due day a clock of one stage warns. */
export type DueSoonRuleInput = {
  /** The stage; one that no rule names does not warn. */
  stage: Stage;
  /** Working days that are left then, 0 to 60; 0: on the due day itself. */
  workingDaysBefore: number;
};

/** Which pairs the review queue shows; absent parts do not narrow it. */
export type DuplicateQueueFilter = {
  /** Only pairs with a report of this agency, or of one below it. Offices: absent means the own agency. */
  agencyId?: string | null | undefined;
  /** Only this band. */
  band?: SuggestionBand | null | undefined;
};

/** Rung of the escalation ladder. */
export type EscalationLevel =
  /** Pejabat penghubung of the agency. */
  | 'LIAISON'
  /** Head of the agency. */
  | 'AGENCY_HEAD'
  /** Admin pusat. */
  | 'CENTRAL_ADMIN'
  /** The reporter may go to the Ombudsman: a right, nothing is transferred. */
  | 'OMBUDSMAN';

/** Who is told of which moment. */
export type EscalationRungInput = {
  /** Who is told. */
  level: EscalationLevel;
  /** Clocks of this holder. */
  holder: Holder;
  /** Only this stage; null: all of the holder. */
  stage?: Stage | null | undefined;
  /** At which moment. */
  kind: AlarmKind;
  /** With ESCALATED: working days behind the due day, 1 to 365. Else 0. */
  workingDaysAfter: number;
};

/** What can happen to a report. */
export type EventKind =
  | 'RECEIVED'
  | 'SOURCE_CHANGED'
  | 'CLASSIFIED'
  | 'DISPATCHED'
  | 'VERIFIED'
  | 'RETURNED'
  | 'COMPLETION_REQUESTED'
  | 'COMPLETED'
  | 'POSTPONED'
  | 'FOLLOWED_UP'
  | 'REPORTER_REPLIED'
  | 'CLOSED'
  | 'ARCHIVED'
  | 'BLOCKED'
  | 'REOPENED'
  | 'RATED'
  | 'MERGED'
  | 'UNMERGED';

/** Why the two sides differ about an item. */
export type ExplainDifferenceInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** Finding that is explained; the explanation holds until one side changes. */
  findingId: string;
  /** The reason, in words others understand later. */
  reason: string;
};

/** How late items came into an old system that should take nothing in. */
export type ExplainLateArrivalsInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** Channel to act on. */
  channelId: string;
  /** Their ids in the channel, 1,000 at most. */
  externalIds: Array<string>;
  /** What was found; kept for ever. */
  reason: string;
};

/** Kind of legacy system a channel is; each is served by one connector. */
export type Family =
  /** The official LAPOR! interfaces. */
  | 'LAPOR'
  /** Open311 GeoReport v2. */
  | 'OPEN311'
  /** A JSON interface. */
  | 'REST'
  /** A website with pages and detail pages. */
  | 'HTML'
  /** A database. */
  | 'SQL'
  /** Tables: the export "Laporan Ringkas" as XLSX or CSV. */
  | 'SHEET'
  /** A mailbox. */
  | 'MAIL'
  /** A chat or SMS service. */
  | 'CHAT'
  /** A system that pushes its records by mutation. */
  | 'PUSH'
  /** Reports submitted to the hub itself. */
  | 'HUB';

/** Why the two sides differ about an item, as far as the hub can tell. */
export type FindingCause =
  /** The hub could not take it in; see Channel.deadLetters. */
  | 'DEAD_LETTER'
  /** Newer than the last pull. */
  | 'NOT_YET_PULLED'
  /** The hub has seen it go and keeps it. */
  | 'DELETED_AT_SOURCE'
  /** The source now says it came in on a day outside the compared ones. */
  | 'MOVED_DAY'
  /** It says nothing but that it is a test. */
  | 'TEST_ROW'
  /** It has changed at the source since the last pull. */
  | 'NEWER_AT_SOURCE'
  /** The source shows a state that the hub has gone past. */
  | 'LATE_VERSION'
  /** The hub’s status waits to be told to the source. */
  | 'PUSH_PENDING'
  /** Only the name of its agency differs. */
  | 'AGENCY_RENAMED'
  /** Only upper and lower case differ. */
  | 'LETTER_CASE'
  /** The hub keeps it more private than the source. */
  | 'PRIVACY_RAISED'
  /** Nothing explains it: a person has to (explainDifference); until then it keeps gates shut. */
  | 'UNKNOWN';

/** How the two sides differ about one item. */
export type FindingKind =
  | 'MISSING_IN_HUB'
  | 'EXTRA_IN_HUB'
  | 'DIFFERING';

/** A day that becomes free. */
export type FreeDayInput = {
  /** The day. */
  day: string;
  /** Why it is free. */
  kind: FreeDayKind;
  /** Official name, in Indonesian. */
  name: string;
};

/** Why a day is free. */
export type FreeDayKind =
  /** Libur nasional. */
  | 'NATIONAL_HOLIDAY'
  /** Cuti bersama. */
  | 'JOINT_LEAVE'
  /** Libur daerah: free for one agency and the agencies below it. */
  | 'REGIONAL_HOLIDAY';

/** How a check of a gate stands. */
export type GateCheckState =
  | 'GREEN'
  | 'RED'
  /** Red, and both sides took that upon themselves. */
  | 'WAIVED';

/** The two who open a gate together: the channel’s agency and the centre. */
export type GateSide =
  | 'AGENCY'
  | 'CENTRE';

/** One report of a hand-over’s file, as the old system took it in. */
export type HandoverReceiptInput = {
  /** Its number in the file (column "no"). */
  n: number;
  /** Its id in the old system: what is pulled under it later is this report. */
  externalId: string;
};

/** How far a hand-over is. */
export type HandoverState =
  /** Its reports are being looked up. */
  | 'GATHERING'
  /** Some reports are not known to be there yet; its file holds them. */
  | 'OPEN'
  /** The old system has every report. */
  | 'DONE';

/** Whose turn a clock times. */
export type Holder =
  /** Admin pusat: a duty, late when its last day has passed. */
  | 'CENTRE'
  /** The agency: a duty, late when its last day has passed. */
  | 'AGENCY'
  /** The reporter: a window or a waiting time. When it has passed nobody is late by it. */
  | 'REPORTER';

/** What an import remarks on. */
export type ImportRemarkKind =
  /** A status nobody has mapped. */
  | 'STATUS'
  /** A category the channel’s table does not name; the hub may know its key all the same. */
  | 'CATEGORY'
  /** An agency that the register does not know by this key or name. */
  | 'AGENCY'
  /** Why records were rejected. */
  | 'REASON';

/** A page of old records. */
export type ImportSourceRecordsInput = {
  /** Name of this page; the same page again gets the same answer. */
  idempotencyKey: string;
  /** Import it belongs to. */
  runId: string;
  /** At most 500, oldest change first. */
  complaints: Array<ComplaintInput>;
  /** Nothing comes after it: the import is done. */
  last?: boolean;
};

/** How a history import stands. */
export type ImportState =
  /** It goes on; an interrupted one goes on where it stood. */
  | 'RUNNING'
  | 'DONE'
  /** A person ended it. */
  | 'STOPPED'
  /** Its source cannot be read; mend it and start again: nothing is taken in twice. */
  | 'FAILED';

/** How history reaches the hub. */
export type ImportWay =
  /** The system sends it, page by page (importSourceRecords). */
  | 'PAGES'
  /** A file is handed in (npm run import). */
  | 'FILE'
  /** The connector fetches it, beside the usual pulls. */
  | 'SOURCE';

/** A key for an old client. */
export type IssueDoorKeyInput = {
  /** Name of this intention; a repeat gives the same key. */
  idempotencyKey: string;
  /** Channel that the client speaks for; of the family PUSH. */
  channelId: string;
  /** Who uses it, e.g. "Aplikasi Android 2016"; up to 100 characters. */
  label: string;
};

/** Judges a pair of the audit queue. */
export type JudgeMergeAuditInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** Id of the queue’s entry. */
  auditId: string;
  /** What the two are. */
  verdict: AuditVerdict;
  /** Why. */
  reason: string;
};

/** What the conformance kit said of a channel’s connector. */
export type KeepConformanceCardInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** Channel to act on. */
  channelId: string;
  /** The card, as `npm run connector -- test --json` prints it. */
  card: unknown;
};

/** Lets automatic joining go on in a category where audits had stopped it. */
export type LiftAutoSuspensionInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** Category; absent: reports without one. */
  categoryId?: string | null | undefined;
  /** Why it is safe again, e.g. what was mended. */
  reason: string;
};

/** From which share followed up on a light shows. */
export type LightThresholdInput = {
  /** The light. */
  light: TrafficLight;
  /** Whole percent, 0 to 100; the lowest light begins at 0. */
  fromPercent: number;
};

/** Says that a report tells of the same again after an earlier one had ended. */
export type LinkRecurrenceInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** The report that tells of it again. */
  reportId: string;
  /** The earlier one: closed or archived, or received more than 90 days before. */
  earlierReportId: string;
  /** Why it is the same again. */
  reason: string;
};

/** What two reports are to each other. */
export type LinkRelation =
  /** One act of reporting that arrived twice: shown as one report. */
  | 'SAME_SUBMISSION'
  /** Several people, or a reminder, about one thing: separate reports of one Matter. */
  | 'SAME_MATTER'
  /** The same again after an earlier report had ended: the later refers to it, no more. */
  | 'RECURRENCE'
  /** Looked at by a person, and not the same. */
  | 'DIFFERENT';

/** Says that reports are about one thing. Each stays a report of its own. */
export type LinkSameMatterInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** The reports, 2 to 20; what hangs together with them already comes along. */
  reportIds: Array<string>;
  /** Why they are about one thing. */
  reason: string;
  /** CENTRAL_ADMIN only: also where a pin, unlikeness or the limit of 200 reports stands against it. */
  overrule?: boolean;
};

/** What the hub is compared with. */
export type ListingSide =
  /** The source’s own listing. */
  | 'SOURCE'
  /** An export handed in (npm run reconcile). */
  | 'FILE';

/** Values of a channel to be mapped; those not named stay as they are. */
export type MapChannelValuesInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** Channel to act on. */
  channelId: string;
  /** At most 500, each value once. */
  values: Array<MappedValueInput>;
};

/** What a value of a channel means. */
export type MappedValueInput = {
  /** What is mapped. */
  kind: ValueKind;
  /** Value as the source says it: a status, or the id or name of a category or agency. */
  raw: string;
  /** A status of the hub, or the key (system:id) of a category or an agency. */
  hub: string;
};

/** Joins two reports that are one submission. Nothing is moved or deleted. */
export type MergeReportsInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** One report; which of the two leads is decided by receipt. */
  reportId: string;
  /** Version of that report that the decision was made on. */
  expectedVersion: number;
  /** The other report. */
  otherReportId: string;
  /** Why they are one. */
  reason: string;
  /** CENTRAL_ADMIN only: also where a pin, unlikeness or the limit of 200 reports stands against it; the decision keeps what was overruled. */
  overrule?: boolean;
};

/** What a decision does to a pair of reports. */
export type MergeVerb =
  /** Joins them. */
  | 'LINK'
  /** Takes the link back. */
  | 'UNLINK'
  /** No rule may ever join them again. */
  | 'PIN_APART'
  /** A suggestion was refused: neither proposed nor joined by a rule again. */
  | 'REJECT';

/** Who gets the notices; decides of which reports they may be. */
export type NoticeAudience =
  /** Admin pusat: every report. */
  | 'CENTRE'
  /** An agency: reports for which it or an agency below it answers, or that its channel brought. */
  | 'AGENCY'
  /** A channel: the reports it brought. */
  | 'CHANNEL'
  /** A person of an agency, like AGENCY; without an agency only reports everybody may know of. */
  | 'USER';

/** How a notice stands. */
export type NoticeDeliveryState =
  /** To be sent, or to be tried again. */
  | 'WAITING'
  /** The receiver took it. */
  | 'DELIVERED'
  /** Given up; `retryDelivery` tries it again. */
  | 'DEAD'
  /** Not sent: the subscription ended, or its receiver may no longer know of the report. */
  | 'CANCELLED';

/** What a notice tells. */
export type NoticeKind =
  /** The report has another status. */
  | 'STATUS_CHANGED'
  /** Few working days are left until a due day. */
  | 'DUE_SOON'
  /** An office’s duty: its due day has passed. */
  | 'BREACHED'
  /** It is late for so long that a higher rung is told. */
  | 'ESCALATED'
  /** A window or waiting time of the reporter has passed. */
  | 'PASSED'
  /** Sent on request, about no report. */
  | 'TEST';

/** Language of the words of a notice. */
export type NoticeLanguage =
  /** Bahasa Indonesia. */
  | 'ID'
  /** English. */
  | 'EN';

/** How notices travel. */
export type NoticeTransport =
  /** HTTPS POST, signed as Standard Webhooks say. */
  | 'WEBHOOK'
  /** Plain text by e-mail. */
  | 'EMAIL';

/** One of two reports: `a` of explainPair, or `b`. */
export type OneOfPair =
  | 'ONE'
  | 'OTHER';

/** Names a subscription. */
export type OneSubscriptionInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** The subscription. */
  subscriptionId: string;
};

/** Which reports count; absent parts do not narrow. */
export type PerformanceFilter = {
  /** Only reports that this channel brought. */
  channelId?: string | null | undefined;
  /** Only reports of this category. */
  categoryId?: string | null | undefined;
};

/** Months in which the reports were received, in the zone of their agency. */
export type PerformancePeriod = {
  /** First day of a month. */
  from: string;
  /** Last day of a month. */
  to: string;
};

/** A step of a channel on its way into the hub, or back. */
export type PhaseInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** Channel to act on. */
  channelId: string;
  /** Phase it moves to. */
  phase: ChannelPhase;
  /** Why; kept for ever. */
  reason: string;
};

/** Which side does something while a channel moves. */
export type PhaseSide =
  | 'OLD'
  | 'HUB'
  | 'NOBODY';

/** Of which reports the old system is told a change of status. */
export type PhaseTold =
  | 'NOTHING'
  /** Of those in the pilot set. */
  | 'PILOT'
  | 'ALL'
  /** Of all, but only how they end. */
  | 'FINAL';

/** Which records join a pilot set; absent parts do not narrow it. */
export type PilotRule = {
  /** Only those the source sorts under a category of this id or name. */
  category?: string | null | undefined;
  /** Only those the source says are in this district. */
  district?: string | null | undefined;
  /** Only those that came in on this day (Jakarta) or later. */
  receivedFrom?: string | null | undefined;
};

/** Where it happened, by name; the hub finds the region. */
export type PlaceInput = {
  /** Provinsi. */
  province?: string | null | undefined;
  /** Kabupaten or kota. */
  regency?: string | null | undefined;
  /** Kecamatan. */
  district?: string | null | undefined;
  /** Kelurahan, desa or nagari. */
  village?: string | null | undefined;
  /** Street, landmark and the like. */
  detail?: string | null | undefined;
};

/** Puts a report off (tunda); `message` says why. */
export type PostponeReportInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** The report. */
  reportId: string;
  /** Version of the report that the decision was made on. */
  expectedVersion: number;
  /** The words, shown in the timeline with the content. */
  message: string;
};

/** What speaks for an agency. */
export type ProposalGround =
  /** It has handled reports with the same words. */
  | 'SIMILAR_REPORT'
  /** It has handled reports of this category, and did not return them. */
  | 'CATEGORY_HISTORY'
  /** It answers for the region, or for one around it. */
  | 'PLACE';

/** What the archive of an old system holds. */
export type ProveArchiveInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** Channel to act on. */
  channelId: string;
  /** Its SHA-256 in hex; docs/MIGRATION.md says over what. */
  hash: string;
  /** Items it holds. */
  records: number;
};

/** Another escalation ladder as data. */
export type PublishEscalationLadderInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** Name of the version, never used before. */
  version: string;
  /** It holds for clocks due on this day or later. */
  validFromDay: string;
  /** When each stage warns, shaped like that of `escalationLadder`. */
  dueSoon: Array<DueSoonRuleInput>;
  /** All its rungs, shaped like those of `escalationLadder`. */
  rungs: Array<EscalationRungInput>;
};

/** A limit that an agency sets itself and those below it; never looser than the national one. */
export type PublishServiceStandardInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** Agency it holds for, with the agencies below it. */
  agencyId: string;
  /** What has to happen in time: a duty of agencies. */
  stage: Stage;
  /** It holds for reports received on this day or later. */
  validFromDay: string;
  /** Limit in working days. The national limit itself takes a stricter one back. */
  limitDays: number;
  /** Decree or source, e.g. "SK Bupati 12/2026". */
  decree: string;
};

/** Another table of traffic lights as data. */
export type PublishTrafficLightsInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** Name of the version, never used before. */
  version: string;
  /** It holds for periods that end on this day or later. */
  validFromDay: string;
  /** All its lights, shaped like those of `trafficLights`. */
  lights: Array<LightThresholdInput>;
};

/** A channel to pull. */
export type PullChannelInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** Channel to act on. */
  channelId: string;
  /** Fetch what lies behind, from the beginning and beside the usual pulls; no citizen is told. */
  backfill?: boolean;
};

/** A page of complaints from a system that pushes. */
export type PushSourceRecordsInput = {
  /** Name of this page; the same page again gets the same answer. */
  idempotencyKey: string;
  /** Channel they belong to. */
  channelId: string;
  /** At most 100, oldest change first. */
  complaints: Array<ComplaintInput>;
};

/** What became of one pushed complaint. */
export type PushVerdict =
  | 'CREATED'
  | 'CHANGED'
  | 'UNCHANGED'
  /** Older than what is known: kept as history, the state stays. */
  | 'LATE'
  /** Cannot be taken in; kept as a dead letter with its reason. */
  | 'REJECTED';

/** Rates how a closed report was handled; again within 30 days: changes the rating. */
export type RateReportInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** The report. */
  reportId: string;
  /** Version of the report that the decision was made on. */
  expectedVersion: number;
  /** 1 (bad) to 5 (good). */
  score: number;
  /** A word to it, at most 1000 characters. */
  text?: string | null | undefined;
};

/** Were there two sides to compare? */
export type ReconciliationSides =
  | 'TWO_SIDED'
  /** The source cannot list itself: it shows what the hub holds and opens no gate. */
  | 'ONE_SIDED';

/** How far a reconciliation is. */
export type ReconciliationState =
  | 'WAITING'
  | 'RUNNING'
  | 'DONE'
  | 'FAILED';

/** Something another system knows; a bare number is never a key. */
export type RefInput = {
  /** System that gave the key, e.g. "sp4n-lapor". */
  system: string;
  /** Key there. */
  id?: string | null | undefined;
  /** Name there. */
  name?: string | null | undefined;
};

/** A day that becomes free for an agency and those below it (libur daerah). */
export type RegionalDayInput = {
  /** The day. */
  day: string;
  /** Official name, in Indonesian. */
  name: string;
};

/** A legacy system to be connected. */
export type RegisterChannelInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** Id of the new channel: lower-case letters, digits, hyphens. */
  id: string;
  /** Name people know it by. */
  name: string;
  /** Kind of legacy system; PUSH for a system that pushes by itself. */
  family: Family;
  /** Id of an own connector that reads it in a process of its own (docs/OWN-CONNECTOR.md); absent: the one of its family. For the centre alone. */
  connector?: string | null | undefined;
  /** Agency that owns it. */
  agencyId: string;
  /** Seconds between two pulls, 60 or more; 0 for PUSH and CHAT. */
  secondsBetweenPulls?: number;
  /** Settings of its connector, as in a source file; secrets only by reference, see docs/CONNECTORS.md. */
  settings?: unknown;
};

/** Addresses of an old site that are to lead here. */
export type RegisterOldUrlInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** Channel whose numbers they hold. */
  channelId: string;
  /** e.g. "https://lapor.example.id/aduan/{id}.html"; {id} is the old number. */
  pattern: string;
};

/** Says that two reports are not the same, so that they are never proposed again. */
export type RejectDuplicateInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** One report. */
  reportId: string;
  /** The other report. */
  otherReportId: string;
  /** Why they are not the same. */
  reason: string;
};

/** Addresses that are to lead nowhere any more. */
export type RemoveOldUrlInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** Id of the pattern. */
  oldUrlId: string;
};

/** Items that leave the pilot set of a channel. */
export type RemovePilotReportsInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** Channel to act on. */
  channelId: string;
  /** Ids in the channel, 1,000 at most. */
  externalIds: Array<string>;
};

/** Opens a report again; `message` says why. */
export type ReopenReportInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** The report. */
  reportId: string;
  /** Version of the report that the decision was made on. */
  expectedVersion: number;
  /** The words, shown in the timeline with the content. */
  message: string;
};

/** One answer to all reports of a matter: in own words, or in those of a template. */
export type ReplyToMatterInput = {
  /** Name of this intention; a repeat changes nothing and answers the same. */
  idempotencyKey: string;
  /** The matter, by the id of any of its reports. */
  matterId: string;
  /** What was done, told to each reporter in the timeline. */
  message?: string | null | undefined;
  /** Instead of `message`: a template, filled in for each report; see followUpTemplates. */
  templateId?: string | null | undefined;
  /** Day for {{tenggat}}. */
  dueDay?: string | null | undefined;
  /** Ends each answered report too. */
  close?: boolean;
  /** With `close`: how it ended. */
  resolution?: Resolution | null | undefined;
};

/** Answers an agency, or completes what it asked for. */
export type ReplyToReportInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** The report. */
  reportId: string;
  /** Version of the report that the decision was made on. */
  expectedVersion: number;
  /** The words, shown in the timeline with the content. */
  message: string;
};

/** A number or address of the reporter. */
export type ReporterIdInput = {
  /** Kind. */
  kind: ReporterIdKind;
  /** Value; stored sealed. */
  value: string;
  /** The source checked that it is the reporter’s. */
  verified: boolean;
};

/** Kind of a reporter’s number or address. */
export type ReporterIdKind =
  | 'PHONE'
  /** Citizen number, 16 digits. */
  | 'NIK'
  | 'EMAIL';

/** Who writes; nobody has to say. Kept sealed. */
export type ReporterInput = {
  /** Name. */
  name?: string | null | undefined;
  /** Phone. */
  phone?: string | null | undefined;
  /** E-mail. */
  email?: string | null | undefined;
  /** Citizen number (NIK), 16 digits. */
  nik?: string | null | undefined;
};

/** Which reports a list shows; absent parts do not narrow it. */
export type ReportFilter = {
  /** Only those for which this agency, or one below it, is responsible. */
  agencyId?: string | null | undefined;
  /** Only those in one of these steps. */
  status?: Array<ReportStatus> | null | undefined;
  /** Only this class. */
  classification?: Classification | null | undefined;
  /** Only those in this region (wilayah code) or below; finer than a regency only where the content is to be seen. */
  regionId?: string | null | undefined;
  /** Only those of one of these categories (ids of the hub). */
  categoryIds?: Array<string> | null | undefined;
  /** Received on this day or later (Asia/Jakarta). */
  receivedFromDay?: string | null | undefined;
  /** Received on this day or earlier (Asia/Jakarta). */
  receivedUntilDay?: string | null | undefined;
  /** Only those that this channel brought. */
  channelId?: string | null | undefined;
  /** Also those that were joined to another report. */
  includeMerged?: boolean;
};

/** What a listener wants to hear of; absent parts do not narrow it. */
export type ReportNewsFilter = {
  /** Only of this report. */
  reportId?: string | null | undefined;
  /** Only of reports for which this agency, or one below it, answers. */
  agencyId?: string | null | undefined;
  /** Only of reports that this channel brought. */
  channelId?: string | null | undefined;
  /** Only these kinds. */
  kinds?: Array<NoticeKind> | null | undefined;
};

/** Status in the hub’s words; UNKNOWN where no table maps it. */
export type ReportStatus =
  /** Belum terverifikasi: nobody has looked at it yet. */
  | 'RECEIVED'
  /** Terdisposisi: handed to an agency. */
  | 'DISPATCHED'
  /** Terverifikasi: the agency has taken it on. */
  | 'VERIFIED'
  /** Dalam proses: the agency has answered at least once. */
  | 'IN_PROGRESS'
  /** Menunggu kelengkapan informasi: the reporter must add something. */
  | 'AWAITING_COMPLETION'
  /** Tunda: put off by the agency. */
  | 'POSTPONED'
  /** Bukan kewenangan: given back to the centre, which must dispatch it anew. */
  | 'RETURNED'
  /** Ditutup; `closedBy` says by whom, `resolution` how. Closed is not solved. */
  | 'CLOSED'
  /** Diarsipkan: not handled; `archiveReason` says why. */
  | 'ARCHIVED'
  /** Konten terblokir: nobody but the offices may see the content. */
  | 'BLOCKED'
  /** The source says something that no table maps; see `statusRaw`. */
  | 'UNKNOWN';

/** Asks the reporter for what is missing; `message` is the question. */
export type RequestCompletionInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** The report. */
  reportId: string;
  /** Version of the report that the decision was made on. */
  expectedVersion: number;
  /** The words, shown in the timeline with the content. */
  message: string;
};

/** How a report ended, where somebody said so. */
export type Resolution =
  | 'RESOLVED'
  | 'UNRESOLVED'
  | 'REJECTED';

/** Names a delivery. */
export type RetryDeliveryInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** The delivery, DEAD or WAITING. */
  deliveryId: string;
};

/** Gives a report back to the centre (bukan kewenangan); `message` says why. */
export type ReturnReportInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** The report. */
  reportId: string;
  /** Version of the report that the decision was made on. */
  expectedVersion: number;
  /** The words, shown in the timeline with the content. */
  message: string;
};

/** A key that is to open nothing any more. */
export type RevokeDoorKeyInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** Id of the key, not the key. */
  doorKeyId: string;
};

/** How a run ended. */
export type RunOutcome =
  | 'RUNNING'
  | 'DONE'
  /** The source could not be reached or asked us to wait; the schedule tries again. */
  | 'RETRY_LATER'
  /** Something a person has to mend; nothing is pulled until resumeChannel. */
  | 'PARKED'
  /** What was handed in for this one run cannot be used; the channel goes on as before. */
  | 'FAILED'
  /** Its worker died or stopped; what it committed holds, the next run goes on there. */
  | 'ABANDONED';

/** Keeps a template for follow-ups: a new one, or a known one as it is to be from now on. */
export type SaveFollowUpTemplateInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** The template to change; absent: a new one. */
  templateId?: string | null | undefined;
  /** Agency that may use it, with all below it; absent: every agency (CENTRAL_ADMIN). Fixed once it exists. */
  agencyId?: string | null | undefined;
  /** Short name, at most 100 characters. */
  title: string;
  /** The words, at most 3000 characters. Placeholders: {{nomor}}, {{instansi}}, {{tenggat}}. */
  body: string;
  /** No longer to be offered. */
  retired?: boolean;
};

/** Words of one kind of notice in one language, as they are to be from now on. */
export type SaveNoticeTemplateInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** Kind of notice. */
  kind: NoticeKind;
  /** Language of the words. */
  language: NoticeLanguage;
  /** Subject, one line of at most 150 characters. */
  subject: string;
  /** The words, plain text, at most 3000 characters. Placeholders: {{nomor}}, {{instansi}}, {{tautan}}; of a status {{status}}; of a clock {{tahap}}, {{tenggat}}, {{tingkat}}. */
  body: string;
};

/** Keeps the rule for a category, a region, or both together; a known one is replaced. */
export type SaveRoutingRuleInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** Category; absent: every category. */
  categoryId?: string | null | undefined;
  /** Province or regency (wilayah code); absent: everywhere. */
  regionId?: string | null | undefined;
  /** Agency that is to get such reports. */
  agencyId: string;
  /** Dispatch new reports by it from now on. */
  enabled: boolean;
};

/** A name under a gate report. */
export type SignGateInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** Channel to act on. */
  channelId: string;
  /** Phase to which the gate leads. */
  to: ChannelPhase;
  /** GateReport.hash, as it was read. */
  hash: string;
  /** Name of who signs. */
  name: string;
};

/** What was published, and clocks are computed with. */
export type SlaBook =
  | 'CALENDAR'
  | 'RULE_SET'
  | 'SERVICE_STANDARD'
  | 'DIRECTORY';

/** A text of a report: its title, its body, the detail of its place. */
export type SpannedText =
  | 'TITLE'
  | 'BODY'
  | 'PLACE';

/** Stage of a report that has a deadline. */
export type Stage =
  /** The centre verifies and dispatches (verifikasi dan disposisi). */
  | 'DISPATCH'
  /** The agency verifies. */
  | 'AGENCY_VERIFICATION'
  /** Permintaan informasi: until it is answered and closed. */
  | 'INFORMATION_REQUEST'
  /** Pengaduan tidak berkadar pengawasan: until it is closed. */
  | 'WITHOUT_FIELD_CHECK'
  /** Pengaduan berkadar pengawasan: until it is closed. */
  | 'WITH_FIELD_CHECK'
  /** Aspirasi: until it is closed. */
  | 'ASPIRATION'
  /** The reporter may answer a follow-up; then the system closes. */
  | 'REPORTER_REPLY'
  /** The reporter may complete what was asked for; then the system archives. */
  | 'COMPLETION'
  /** Behind its due day without follow-up the reporter may go to the Ombudsman. */
  | 'OMBUDSMAN_RIGHT';

/** An import of a channel’s history. */
export type StartHistoryImportInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** Channel to act on. */
  channelId: string;
  /** How it comes: PAGES that you send, or SOURCE, fetched by its connector. */
  way?: ImportWay;
  /** Only count; nothing is taken in. */
  dry?: boolean;
  /** How many records will come, so that the time left can be told. */
  expected?: number | null | undefined;
};

/** A comparison of a channel with its source. */
export type StartReconciliationInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** Channel to act on. */
  channelId: string;
  /** First day of receipt; absent: from the beginning. Gates count comparisons without days only. */
  from?: string | null | undefined;
  /** Last day of receipt; absent: to the end. */
  to?: string | null | undefined;
};

/** An import to end early. */
export type StopHistoryImportInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** Import that ends; what it has taken in stays. */
  runId: string;
};

/** A new report, written in the hub. */
export type SubmitReportInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** Title. */
  title?: string | null | undefined;
  /** What happened, 1 to 3,000 characters. */
  body: string;
  /** Anonim: nobody sees who wrote it. */
  anonymous: boolean;
  /** Rahasia: the public does not see what it says. */
  secret: boolean;
  /** Agency it is meant for; it goes there without the centre. */
  agencyId?: string | null | undefined;
  /** Category. */
  categoryId?: string | null | undefined;
  /** What kind it is; the agency may see it otherwise. */
  classification?: Classification | null | undefined;
  /** Where it happened. */
  place?: PlaceInput | null | undefined;
  /** Who writes. */
  reporter?: ReporterInput | null | undefined;
};

/** What two reports probably are to each other. */
export type SuggestedRelation =
  /** One act of reporting that arrived twice. */
  | 'SAME_SUBMISSION'
  /** Several people, or a reminder, about one thing. */
  | 'SAME_MATTER';

/** How sure the hub is of a pair. */
export type SuggestionBand =
  /** As sure as what a rule may join. */
  | 'AUTO_ELIGIBLE'
  /** Worth a look of a person. */
  | 'SUGGEST'
  /** The same again: the earlier one is closed or more than 90 days old. */
  | 'RECURRENCE'
  /** Not alike enough; only explained when asked for. */
  | 'IGNORE';

/** Traffic light of the share followed up (persentase tindak lanjut). */
export type TrafficLight =
  /** Merah. */
  | 'RED'
  /** Kuning. */
  | 'YELLOW'
  /** Hijau. */
  | 'GREEN';

/** Takes back what linkSameMatter or linkRecurrence said of two reports. */
export type UnlinkReportsInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** One report. */
  reportId: string;
  /** The other report. */
  otherReportId: string;
  /** Why they do not belong together. */
  reason: string;
};

/** Takes a report out of those it was joined to, and keeps them apart from then on. */
export type UnmergeReportsInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** The report that was joined to another (`mergedInto` is not null). */
  reportId: string;
  /** Version of that report that the decision was made on. */
  expectedVersion: number;
  /** Why they are not one. */
  reason: string;
};

/** A subscription as it is to be from now on; what is absent stays as it is. */
export type UpdateSubscriptionInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** The subscription. */
  subscriptionId: string;
  /** Short name. */
  name?: string | null | undefined;
  /** Address of the webhook, or e-mail address. */
  target?: string | null | undefined;
  /** Language of the words. */
  language?: NoticeLanguage | null | undefined;
  /** What is told. */
  kinds?: Array<NoticeKind> | null | undefined;
  /** Only clocks of these stages; empty: of all. */
  stages?: Array<Stage> | null | undefined;
  /** Only alarms of these rungs; empty: of all. */
  levels?: Array<EscalationLevel> | null | undefined;
  /** False: nothing new is told. */
  active?: boolean | null | undefined;
};

/** Gives a model another use. */
export type UseDedupModelInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** Version of the model. */
  version: string;
  /** Why; it is kept in the audit log. */
  reason: string;
};

/** Values of a channel that a table turns into the hub’s. */
export type ValueKind =
  /** Status as the source spells it, where the sender gives UNKNOWN. */
  | 'STATUS'
  /** Id or name of a category. */
  | 'CATEGORY'
  /** Id or name of an agency. */
  | 'AGENCY';

/** Takes a report on (verifikasi). */
export type VerifyReportInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** The report. */
  reportId: string;
  /** Version of the report that the decision was made on. */
  expectedVersion: number;
  /** A word to it, shown in the timeline with the content. */
  message?: string | null | undefined;
  /** Its class; absent: as it is. */
  classification?: Classification | null | undefined;
};

/** A red check that one side takes upon itself; it counts when both do. */
export type WaiveGateCheckInput = {
  /** Name of this intention; a repeat changes nothing. */
  idempotencyKey: string;
  /** Channel to act on. */
  channelId: string;
  /** Phase to which the gate leads. */
  to: ChannelPhase;
  /** Name of the check; the other side waives the same one. */
  check: string;
  /** Why; kept for ever. */
  reason: string;
};

/** Days of the week on which an agency works. */
export type WeekDays =
  /** Lima hari kerja: Monday to Friday, unless something else is decreed. */
  | 'MON_FRI'
  /** Enam hari kerja: Monday to Saturday. */
  | 'MON_SAT';

/** A working week from a day on. */
export type WorkingWeekInput = {
  /** First day on which it holds. */
  validFromDay: string;
  /** The days; MON_FRI takes a six-day week back. */
  days: WeekDays;
};

export type ActivateDedupModelMutationVariables = Exact<{
  input: UseDedupModelInput;
}>;


export type ActivateDedupModelMutation = { activateDedupModel: { version: string, state: DedupModelState, activatedAt: string | null } };

export type AddFollowUpMutationVariables = Exact<{
  input: AddFollowUpInput;
}>;


export type AddFollowUpMutation = { addFollowUp: { id: string, number: string, version: number, status: ReportStatus } };

export type AgencyByCodeQueryVariables = Exact<{
  code: string;
}>;


export type AgencyByCodeQuery = { agencyByIdentifier: { id: string, name: string, timezone: string, regions: Array<{ id: string, name: string, parent: { name: string } | null }>, children: { totalCount: number | null, edges: Array<{ node: { name: string, kind: AgencyKind } }> } } | null };

export type ArchiveReportMutationVariables = Exact<{
  input: ArchiveReportInput;
}>;


export type ArchiveReportMutation = { archiveReport: { id: string, number: string, version: number, status: ReportStatus, closedBy: ClosedBy | null, archiveReason: string | null } };

export type BlockReportMutationVariables = Exact<{
  input: BlockReportInput;
}>;


export type BlockReportMutation = { blockReport: { id: string, number: string, version: number, status: ReportStatus } };

export type CategoriesQueryVariables = Exact<{
  system: string;
  first: number;
  after?: string | null | undefined;
}>;


export type CategoriesQuery = { categories: { edges: Array<{ node: { id: string, externalId: string | null, name: string, parent: { externalId: string | null } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ChannelHealthSubscriptionVariables = Exact<{
  channelId: string;
}>;


export type ChannelHealthSubscription = { channelHealth: { id: string, phase: ChannelPhase, health: ChannelHealth, lastError: { code: string, message: string } | null } };

export type ChannelOfDoorKeyQueryVariables = Exact<{
  key: string;
}>;


export type ChannelOfDoorKeyQuery = { channelOfDoorKey: string | null };

export type ChannelStateQueryVariables = Exact<{
  id: string;
}>;


export type ChannelStateQuery = { channel: { name: string, family: Family, phase: ChannelPhase, health: ChannelHealth, lastSuccessAt: string | null, lastError: { code: string, message: string } | null, runs: { edges: Array<{ node: { outcome: RunOutcome, seen: number, created: number, changed: number, unchanged: number, dead: number } }> } } | null };

export type CloseReportMutationVariables = Exact<{
  input: CloseReportInput;
}>;


export type CloseReportMutation = { closeReport: { id: string, number: string, version: number, status: ReportStatus, closedBy: ClosedBy | null, resolution: Resolution | null } };

export type ConsolidationCountsQueryVariables = Exact<{
  filter?: ReportFilter | null | undefined;
}>;


export type ConsolidationCountsQuery = { consolidationCounts: { problems: number | null, reports: number | null, submissions: number | null, people: number | null } };

export type ConsolidationQualityQueryVariables = Exact<{
  window: AuditWindow;
}>;


export type ConsolidationQualityQuery = { consolidationQuality: Array<{ rule: string, audited: number, correct: number, precision: number | null, lowerBound: number, suspended: boolean, category: { name: string } | null }> };

export type CreateSubscriptionMutationVariables = Exact<{
  input: CreateSubscriptionInput;
}>;


export type CreateSubscriptionMutation = { createSubscription: { secret: string | null, subscription: { id: string, name: string, audience: NoticeAudience, transport: NoticeTransport, targetShown: string, kinds: Array<NoticeKind>, agency: { name: string } | null } } };

export type DeadlinesInForceQueryVariables = Exact<{
  onDay: string;
  year: number;
}>;


export type DeadlinesInForceQuery = { ruleSet: { version: string, rules: Array<{ stage: Stage, limitDays: number, source: string, verified: boolean }> }, calendar: { version: number, lastYear: number, freeDays: Array<{ day: string, kind: FreeDayKind, name: string }> } | null };

export type DedupModelsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type DedupModelsQuery = { dedupModels: { edges: Array<{ node: { version: string, state: DedupModelState, origin: DedupModelOrigin, shadowSince: string | null, activatedAt: string | null, figures: unknown, shadowDays: Array<{ day: string, activeVersion: string, activeBand: SuggestionBand, shadowBand: SuggestionBand, pairs: number }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type DispatchReportMutationVariables = Exact<{
  input: DispatchReportInput;
}>;


export type DispatchReportMutation = { dispatchReport: { id: string, number: string, version: number, status: ReportStatus, agency: { name: string } | null } };

export type DuplicateQueueQueryVariables = Exact<{
  filter?: DuplicateQueueFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type DuplicateQueueQuery = { duplicateQueue: { edges: Array<{ node: { band: SuggestionBand, relation: SuggestedRelation, bits: number, report: { id: string, number: string } | null, other: { id: string, number: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type DuplicateSuggestionsQueryVariables = Exact<{
  reportId: string;
}>;


export type DuplicateSuggestionsQuery = { report: { number: string, duplicateSuggestions: Array<{ band: SuggestionBand, relation: SuggestedRelation, bits: number, evidence: Array<{ field: string, level: string, bits: number | null, indonesian: string, english: string }>, other: { id: string, number: string } | null }> | null } | null };

export type EscalationLadderInForceQueryVariables = Exact<{
  onDay?: string | null | undefined;
}>;


export type EscalationLadderInForceQuery = { escalationLadder: { version: string, validFromDay: string, dueSoon: Array<{ stage: Stage, workingDaysBefore: number }>, rungs: Array<{ level: EscalationLevel, holder: Holder, stage: Stage | null, kind: AlarmKind, workingDaysAfter: number }> } };

export type FollowUpTemplatesQueryVariables = Exact<{
  reportId: string;
  first?: number;
  after?: string | null | undefined;
}>;


export type FollowUpTemplatesQuery = { followUpTemplates: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, title: string, body: string, agency: { name: string } | null } }> } };

export type HowOneReportQueryVariables = Exact<{
  id: string;
}>;


export type HowOneReportQuery = { report: { number: string, numbers: Array<{ system: string, number: string }> | null, how: Array<{ bits: number | null, modelVersion: string | null, decision: { verb: MergeVerb, rule: string, reason: string | null, actorRole: string, at: string }, evidence: Array<{ field: string, bits: number | null, indonesian: string, english: string }> }> | null } | null };

export type IssueDoorKeyMutationVariables = Exact<{
  input: IssueDoorKeyInput;
}>;


export type IssueDoorKeyMutation = { issueDoorKey: { key: string, doorKey: { id: string, label: string, madeAt: string } } };

export type JudgeMergeAuditMutationVariables = Exact<{
  input: JudgeMergeAuditInput;
}>;


export type JudgeMergeAuditMutation = { judgeMergeAudit: { verdict: AuditVerdict, rule: string | null, unmerge: { id: string, number: string, version: number } | null } };

export type LiftAutoSuspensionMutationVariables = Exact<{
  input: LiftAutoSuspensionInput;
}>;


export type LiftAutoSuspensionMutation = { liftAutoSuspension: { audited: number, correct: number, suspendedAt: string, liftedAt: string | null, liftReason: string | null } };

export type LinkRecurrenceMutationVariables = Exact<{
  input: LinkRecurrenceInput;
}>;


export type LinkRecurrenceMutation = { linkRecurrence: { verb: MergeVerb, relation: LinkRelation, at: string } };

export type LinkSameMatterMutationVariables = Exact<{
  input: LinkSameMatterInput;
}>;


export type LinkSameMatterMutation = { linkSameMatter: { id: string, counts: { submissions: number, reports: number, people: number | null } | null } };

export type LoadAgencyDecreeMutationVariables = Exact<{
  input: AmendAgencyCalendarInput;
}>;


export type LoadAgencyDecreeMutation = { amendAgencyCalendar: { version: number, decree: string, agencyId: string | null } };

export type LoadDecreeMutationVariables = Exact<{
  input: AmendCalendarInput;
}>;


export type LoadDecreeMutation = { amendCalendar: { version: number, decree: string, lastYear: number } };

export type MatterQueryVariables = Exact<{
  id: string;
}>;


export type MatterQuery = { matter: { id: string, counts: { submissions: number, reports: number, people: number | null } | null, reports: { totalCount: number | null, edges: Array<{ node: { id: string, number: string, status: ReportStatus } }> } | null, history: { edges: Array<{ node: { verb: MergeVerb, relation: LinkRelation, reason: string | null, actorRole: string, at: string, report: { number: string } | null, other: { number: string } | null } }> } | null } | null };

export type MergeAuditsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type MergeAuditsQuery = { mergeAudits: { edges: Array<{ node: { id: string, one: { receivedAt: string, content: { title: string | null, body: string } | null, place: { said: { regency: string | null, district: string | null, village: string | null, detail: string | null } } | null, category: { name: string } | null }, other: { receivedAt: string, content: { title: string | null, body: string } | null, place: { said: { regency: string | null, district: string | null, village: string | null, detail: string | null } } | null, category: { name: string } | null } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type MergeReportsMutationVariables = Exact<{
  input: MergeReportsInput;
}>;


export type MergeReportsMutation = { mergeReports: { verb: MergeVerb, relation: LinkRelation, report: { id: string, version: number, mergedInto: { number: string } | null } | null, other: { id: string, version: number, mergedInto: { number: string } | null } | null } };

export type AddPilotReportsMutationVariables = Exact<{
  input: AddPilotReportsInput;
}>;


export type AddPilotReportsMutation = { addPilotReports: { id: string, pilotReports: { totalCount: number | null } } };

export type AdvancePhaseMutationVariables = Exact<{
  input: PhaseInput;
}>;


export type AdvancePhaseMutation = { advancePhase: { id: string, phase: ChannelPhase } };

export type ChannelBoardQueryVariables = Exact<{
  id: string;
}>;


export type ChannelBoardQuery = { channel: { phase: ChannelPhase, board: { daysInPhase: number | null, lagSeconds: number | null, deadLetters: number, pushesWaiting: number, pushesUncertain: number, pushesFailed: number, lateArrivals: number, lateArrivalsOpen: number, unexplained: Array<{ day: string, unexplained: number }>, gate: { to: ChannelPhase, signable: boolean, checks: Array<{ name: string, state: GateCheckState, because: string, rows: Array<{ kind: string, id: string }> }> } | null } | null } | null };

export type ChannelPhasesQueryVariables = Exact<{
  id: string;
}>;


export type ChannelPhasesQuery = { channel: { phase: ChannelPhase, phases: Array<{ phase: ChannelPhase, current: boolean, intake: PhaseSide, master: PhaseSide, pilotMaster: PhaseSide, told: PhaseTold, writesToCitizens: PhaseSide, isShown: boolean }>, history: { edges: Array<{ node: { fromPhase: ChannelPhase, toPhase: ChannelPhase, reason: string, byRole: string, gateHash: string | null, at: string } }> }, pilotReports: { totalCount: number | null, edges: Array<{ node: { externalId: string, addedAt: string } }> } } | null };

export type ConfirmHandoverMutationVariables = Exact<{
  input: ConfirmHandoverInput;
}>;


export type ConfirmHandoverMutation = { confirmHandover: { state: HandoverState, endedAt: string | null, confirmedBy: string | null, withinLimit: boolean } };

export type ConfirmPrivacyMutationVariables = Exact<{
  input: ConfirmPrivacyInput;
}>;


export type ConfirmPrivacyMutation = { confirmPrivacy: { id: string } };

export type DeadLettersQueryVariables = Exact<{
  channelId: string;
  first: number;
}>;


export type DeadLettersQuery = { channel: { deadLetters: { totalCount: number | null, edges: Array<{ node: { externalId: string | null, reason: string, firstSeenAt: string, attempts: number } }> } } | null };

export type ExplainDifferenceMutationVariables = Exact<{
  input: ExplainDifferenceInput;
}>;


export type ExplainDifferenceMutation = { explainDifference: { externalId: string, kind: FindingKind, cause: FindingCause, explanation: { reason: string, byRole: string, at: string } | null } };

export type ExplainLateArrivalsMutationVariables = Exact<{
  input: ExplainLateArrivalsInput;
}>;


export type ExplainLateArrivalsMutation = { explainLateArrivals: { id: string } };

export type FollowImportSubscriptionVariables = Exact<{
  runId: string;
}>;


export type FollowImportSubscription = { importProgress: { id: string, cursor: string, state: ImportState, expected: number | null, recordsPerSecond: number | null, secondsLeft: number | null, counts: { seen: number, created: number, changed: number, unchanged: number, late: number, rejected: number } | null } };

export type GateQueryVariables = Exact<{
  channelId: string;
  to: ChannelPhase;
}>;


export type GateQuery = { channel: { gate: { hash: string, signable: boolean, open: boolean, lapsesAt: string | null, checks: Array<{ name: string, mustHold: string, state: GateCheckState, because: string, rows: Array<{ kind: string, id: string }> }>, signatures: Array<{ side: GateSide, name: string, at: string }>, waivers: Array<{ side: GateSide, checkName: string, reason: string, at: string }> } | null, gateWaivers: { edges: Array<{ node: { toPhase: ChannelPhase, checkName: string, side: GateSide, reason: string, at: string } }> } } | null };

export type HandoversQueryVariables = Exact<{
  channelId: string;
}>;


export type HandoversQuery = { channel: { handovers: Array<{ id: string, number: number, state: HandoverState, startedAt: string, limitSeconds: number, gatheredAt: string | null, handedAt: string | null, endedAt: string | null, withinLimit: boolean, byRole: string, reports: { all: number, there: number, uncertain: number, refused: number } | null, file: { name: string, text: string, hash: string } | null }> } | null };

export type HistoryImportsQueryVariables = Exact<{
  channelId: string;
}>;


export type HistoryImportsQuery = { channel: { imports: { edges: Array<{ node: { id: string, state: ImportState, dry: boolean, way: ImportWay, startedAt: string, endedAt: string | null } }> } } | null };

export type ImportProgressQueryVariables = Exact<{
  id: string;
}>;


export type ImportProgressQuery = { importRun: { state: ImportState, recordsPerSecond: number | null, secondsLeft: number | null, counts: { seen: number, created: number, changed: number, unchanged: number, late: number, rejected: number } | null, remarks: { edges: Array<{ node: { kind: ImportRemarkKind, value: string, records: number, example: string } }> } } | null };

export type ImportSourceRecordsMutationVariables = Exact<{
  input: ImportSourceRecordsInput;
}>;


export type ImportSourceRecordsMutation = { importSourceRecords: { run: { state: ImportState, counts: { seen: number, created: number, changed: number, unchanged: number, late: number, rejected: number } | null }, records: Array<{ externalId: string, verdict: PushVerdict, reason: string | null }> } };

export type KeepConformanceCardMutationVariables = Exact<{
  input: KeepConformanceCardInput;
}>;


export type KeepConformanceCardMutation = { keepConformanceCard: { id: string } };

export type LateArrivalsQueryVariables = Exact<{
  channelId: string;
  first: number;
}>;


export type LateArrivalsQuery = { channel: { lateArrivals: { totalCount: number | null, edges: Array<{ node: { externalId: string, phase: ChannelPhase, at: string, reason: string | null, explainedAt: string | null } }> } } | null };

export type MapChannelValuesMutationVariables = Exact<{
  input: MapChannelValuesInput;
}>;


export type MapChannelValuesMutation = { mapChannelValues: { id: string, mappedValues: { edges: Array<{ node: { kind: ValueKind, raw: string, hub: string, version: number } }> } } };

export type MigrationBoardQueryVariables = Exact<{ [key: string]: never; }>;


export type MigrationBoardQuery = { migrationBoard: { phases: Array<{ phase: ChannelPhase, channels: number }>, longestBlocked: Array<{ daysInPhase: number, redChecks: Array<string>, channel: { id: string, name: string, phase: ChannelPhase } }> } };

export type OldDoorProbesQueryVariables = Exact<{
  channelId: string;
}>;


export type OldDoorProbesQuery = { channel: { oldDoorProbes: { numbers: number, asked: number, resolving: number, urls: Array<{ url: string, resolves: boolean }> } | null } | null };

export type ProbeRedirectsMutationVariables = Exact<{
  input: ChannelActionInput;
}>;


export type ProbeRedirectsMutation = { probeRedirects: { id: string } };

export type ProveArchiveMutationVariables = Exact<{
  input: ProveArchiveInput;
}>;


export type ProveArchiveMutation = { proveArchive: { matches: boolean, foundHash: string, foundRecords: number } };

export type PullChannelMutationVariables = Exact<{
  input: PullChannelInput;
}>;


export type PullChannelMutation = { pullChannel: { id: string, lastSuccessAt: string | null } };

export type ReconciliationProgressQueryVariables = Exact<{
  channelId: string;
}>;


export type ReconciliationProgressQuery = { channel: { reconciliation: { id: string, state: ReconciliationState, sides: ReconciliationSides | null, otherSide: ListingSide, recordsListed: number | null, recordsPerSecond: number | null, error: { code: string, message: string } | null, sums: { source: number, hub: number, differing: number, unexplained: number }, cells: { edges: Array<{ node: { day: string, status: string, sourceCount: number, hubCount: number, sourceHash: string, hubHash: string } }> } } | null } | null };

export type RehearseRollBackMutationVariables = Exact<{
  input: ChannelActionInput;
}>;


export type RehearseRollBackMutation = { rehearseRollBack: { seconds: number, limitSeconds: number, items: number, losses: number, doubles: number } };

export type RemovePilotReportsMutationVariables = Exact<{
  input: RemovePilotReportsInput;
}>;


export type RemovePilotReportsMutation = { removePilotReports: { id: string, pilotReports: { totalCount: number | null } } };

export type RollBackPhaseMutationVariables = Exact<{
  input: PhaseInput;
}>;


export type RollBackPhaseMutation = { rollBackPhase: { id: string, phase: ChannelPhase } };

export type SampledRecordQueryVariables = Exact<{
  channelId: string;
  externalId: string;
}>;


export type SampledRecordQuery = { sourceRecord: { externalId: string, withdrawn: boolean, report: { number: string, anonymous: boolean, secret: boolean } | null } | null };

export type SignGateMutationVariables = Exact<{
  input: SignGateInput;
}>;


export type SignGateMutation = { signGate: { open: boolean, lapsesAt: string | null, signatures: Array<{ side: GateSide, name: string, at: string }> } };

export type StartHistoryImportMutationVariables = Exact<{
  input: StartHistoryImportInput;
}>;


export type StartHistoryImportMutation = { startHistoryImport: { id: string, state: ImportState, dry: boolean, way: ImportWay } };

export type StartReconciliationMutationVariables = Exact<{
  input: StartReconciliationInput;
}>;


export type StartReconciliationMutation = { startReconciliation: { id: string, state: ReconciliationState } };

export type StopHistoryImportMutationVariables = Exact<{
  input: StopHistoryImportInput;
}>;


export type StopHistoryImportMutation = { stopHistoryImport: { id: string, state: ImportState, endedAt: string | null } };

export type UnexplainedDifferencesQueryVariables = Exact<{
  channelId: string;
  first: number;
}>;


export type UnexplainedDifferencesQuery = { channel: { reconciliation: { findings: { totalCount: number | null, edges: Array<{ node: { id: string, externalId: string, kind: FindingKind, cause: FindingCause, day: string | null, sourceStatus: string | null, hubStatus: string | null, sourceRecord: { id: string } | null } }> } } | null } | null };

export type UnmappedValuesQueryVariables = Exact<{
  channelId: string;
  kind: ValueKind;
  first: number;
}>;


export type UnmappedValuesQuery = { channel: { unmappedValues: { edges: Array<{ node: { value: string, records: number, example: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type WaiveGateCheckMutationVariables = Exact<{
  input: WaiveGateCheckInput;
}>;


export type WaiveGateCheckMutation = { waiveGateCheck: { hash: string, signable: boolean, checks: Array<{ name: string, state: GateCheckState }> } };

export type MyDeliveriesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: DeliveryFilter | null | undefined;
}>;


export type MyDeliveriesQuery = { noticeDeliveries: { edges: Array<{ node: { id: string, kind: NoticeKind, reportId: string | null, subject: string, happenedAt: string, state: NoticeDeliveryState, attempts: number, nextAt: string | null, error: string | null, subscription: { name: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type MyReportsQueryVariables = Exact<{
  first?: number;
  after?: string | null | undefined;
  waitingForMe?: boolean;
}>;


export type MyReportsQuery = { myReports: { totalCount: number | null, edges: Array<{ node: { id: string, number: string, status: ReportStatus, content: { title: string | null } | null, clocks: Array<{ stage: Stage, holder: Holder, dueDay: string, state: ClockState }> | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type MySubscriptionsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type MySubscriptionsQuery = { noticeSubscriptions: { edges: Array<{ node: { id: string, name: string, audience: NoticeAudience, transport: NoticeTransport, targetShown: string, language: NoticeLanguage, kinds: Array<NoticeKind>, stages: Array<Stage>, levels: Array<EscalationLevel>, active: boolean, failures: number, pausedUntil: string | null, deliveries: { edges: Array<{ node: { id: string, subject: string, error: string | null } }> } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type MyWorkQueueQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type MyWorkQueueQuery = { workQueue: { totalCount: number | null, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { stage: Stage, state: ClockState, dueDay: string, report: { number: string, status: ReportStatus, sla: { workingDaysLeft: number | null, level: EscalationLevel | null } | null } | null } }> } | null };

export type NoticeTemplatesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type NoticeTemplatesQuery = { noticeTemplates: { edges: Array<{ node: { kind: NoticeKind, language: NoticeLanguage, subject: string, body: string, changedAt: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type OldUrlTargetQueryVariables = Exact<{
  url: string;
}>;


export type OldUrlTargetQuery = { oldUrlTarget: { system: string, number: string } | null };

export type OmbudsmanPacketQueryVariables = Exact<{
  id: string;
  eventsAfter?: string | null | undefined;
  accessesAfter?: string | null | undefined;
}>;


export type OmbudsmanPacketQuery = { report: { id: string, number: string, mine: boolean | null, ombudsmanEligible: boolean | null, receivedAt: string, anonymous: boolean, secret: boolean, historic: boolean, status: ReportStatus, statusRaw: string | null, classification: Classification | null, closedBy: ClosedBy | null, resolution: Resolution | null, archiveReason: string | null, reporterPickedAgency: boolean, agency: { name: string } | null, regency: { name: string } | null, category: { name: string } | null, numbers: Array<{ system: string, number: string }> | null, mergedInto: { number: string } | null, content: { title: string | null, body: string, finalBody: string | null } | null, place: { said: { province: string | null, regency: string | null, district: string | null, village: string | null, detail: string | null } } | null, attachments: Array<{ name: string, mediaType: string | null, bytes: number | null }> | null, timeline: { edges: Array<{ node: { seq: number, kind: EventKind, at: string, certainty: Certainty, recordedAt: string, actorRole: string, status: ReportStatus | null, message: string | null, actorAgency: { name: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null, accesses: { edges: Array<{ node: { at: string, kind: AccessKind, role: string, agency: { name: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null, clocks: Array<{ stage: Stage, holder: Holder, startDay: string, dueDay: string, endedDay: string | null, heldSinceDay: string | null, state: ClockState, certainty: DueCertainty, limitDays: number, timezone: string, ruleSetVersion: string, calendarVersion: number, historic: boolean, computedAt: string, trace: Array<{ day: string, verdict: DayVerdict, count: number, name: string | null, reasonIndonesian: string, reasonEnglish: string }> }> | null } | null };

export type Open311CursorQueryVariables = Exact<{
  filter?: ReportFilter | null | undefined;
  first: number;
}>;


export type Open311CursorQuery = { reports: { pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type Open311RequestByNumberQueryVariables = Exact<{
  system: string;
  id: string;
}>;


export type Open311RequestByNumberQuery = { resolveLegacyId: Array<{ report: { number: string, status: ReportStatus, archiveReason: string | null, receivedAt: string, updatedAt: string | null, agencyAsSaid: { name: string | null } | null, agency: { name: string } | null, category: { externalId: string | null, name: string } | null, content: { title: string | null, body: string } | null, place: { said: { detail: string | null, village: string | null, district: string | null, regency: string | null } } | null, attachments: Array<{ url: string | null }> | null, sla: { strictest: { dueDay: string } | null } | null } }> };

export type Open311RequestsQueryVariables = Exact<{
  filter?: ReportFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type Open311RequestsQuery = { reports: { edges: Array<{ node: { number: string, status: ReportStatus, archiveReason: string | null, receivedAt: string, updatedAt: string | null, agencyAsSaid: { name: string | null } | null, agency: { name: string } | null, category: { externalId: string | null, name: string } | null, content: { title: string | null, body: string } | null, place: { said: { detail: string | null, village: string | null, district: string | null, regency: string | null } } | null, attachments: Array<{ url: string | null }> | null, sla: { strictest: { dueDay: string } | null } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type Open311RequestFragment = { number: string, status: ReportStatus, archiveReason: string | null, receivedAt: string, updatedAt: string | null, agencyAsSaid: { name: string | null } | null, agency: { name: string } | null, category: { externalId: string | null, name: string } | null, content: { title: string | null, body: string } | null, place: { said: { detail: string | null, village: string | null, district: string | null, regency: string | null } } | null, attachments: Array<{ url: string | null }> | null, sla: { strictest: { dueDay: string } | null } | null };

export type OverdueAndDueSoonQueryVariables = Exact<{
  agencyId: string;
  within: number;
}>;


export type OverdueAndDueSoonQuery = { overdueReports: { totalCount: number | null, edges: Array<{ node: { stage: Stage, dueDay: string, report: { number: string } | null } }> } | null, dueSoon: { totalCount: number | null, edges: Array<{ node: { stage: Stage, dueDay: string, report: { number: string } | null } }> } | null };

export type OverdueOfAgencyQueryVariables = Exact<{
  agencyId: string;
}>;


export type OverdueOfAgencyQuery = { clocks: { totalCount: number | null, edges: Array<{ node: { stage: Stage, dueDay: string, report: { number: string, status: ReportStatus } | null } }> } | null };

export type PerformanceOfAgencyQueryVariables = Exact<{
  agencyId: string;
  period: PerformancePeriod;
  filter?: PerformanceFilter | null | undefined;
}>;


export type PerformanceOfAgencyQuery = { agency: { name: string, performance: { exact: boolean, received: number | null, followedUp: number | null, followedUpPercent: number | null, light: TrafficLight | null, reopened: number | null, ratings: number | null, averageRating: number | null, firstResponse: { count: number | null, medianDays: number | null, p90Days: number | null }, resolution: { count: number | null, medianDays: number | null, p90Days: number | null }, lateness: Array<{ stage: Stage, overdue: number | null, breached: number | null }>, backlog: Array<{ fromDays: number, toDays: number | null, open: number | null }> } | null } | null, nationalPerformance: { exact: boolean, received: number | null, followedUp: number | null, followedUpPercent: number | null, light: TrafficLight | null, reopened: number | null, ratings: number | null, averageRating: number | null, firstResponse: { count: number | null, medianDays: number | null, p90Days: number | null }, resolution: { count: number | null, medianDays: number | null, p90Days: number | null }, lateness: Array<{ stage: Stage, overdue: number | null, breached: number | null }>, backlog: Array<{ fromDays: number, toDays: number | null, open: number | null }> } | null };

export type IndicatorsFragment = { exact: boolean, received: number | null, followedUp: number | null, followedUpPercent: number | null, light: TrafficLight | null, reopened: number | null, ratings: number | null, averageRating: number | null, firstResponse: { count: number | null, medianDays: number | null, p90Days: number | null }, resolution: { count: number | null, medianDays: number | null, p90Days: number | null }, lateness: Array<{ stage: Stage, overdue: number | null, breached: number | null }>, backlog: Array<{ fromDays: number, toDays: number | null, open: number | null }> };

export type PostponeReportMutationVariables = Exact<{
  input: PostponeReportInput;
}>;


export type PostponeReportMutation = { postponeReport: { id: string, number: string, version: number, status: ReportStatus } };

export type PreviewDecreeQueryVariables = Exact<{
  input: AmendCalendarInput;
}>;


export type PreviewDecreeQuery = { previewCalendar: { reports: number, examined: number, failed: number, moved: number, becomeLate: number, becomeInTime: number, byStage: Array<{ stage: Stage, moved: number, becomeLate: number, becomeInTime: number }>, examples: Array<{ reportId: string, stage: Stage, dueDayBefore: string | null, dueDayAfter: string | null, stateBefore: ClockState | null, stateAfter: ClockState | null }> } | null };

export type ProposedAgenciesQueryVariables = Exact<{
  reportId: string;
  first?: number;
}>;


export type ProposedAgenciesQuery = { report: { number: string, proposedAgencies: Array<{ score: number, agency: { id: string, name: string }, reasons: Array<{ ground: ProposalGround, reports: number, indonesian: string, english: string }> }> | null } | null };

export type PublishEscalationLadderMutationVariables = Exact<{
  input: PublishEscalationLadderInput;
}>;


export type PublishEscalationLadderMutation = { publishEscalationLadder: { version: string, validFromDay: string } };

export type PublishServiceStandardMutationVariables = Exact<{
  input: PublishServiceStandardInput;
}>;


export type PublishServiceStandardMutation = { publishServiceStandard: { id: string, stage: Stage, limitDays: number, validFromDay: string, decree: string } };

export type PublishTrafficLightsMutationVariables = Exact<{
  input: PublishTrafficLightsInput;
}>;


export type PublishTrafficLightsMutation = { publishTrafficLights: { version: string, validFromDay: string, lights: Array<{ light: TrafficLight, fromPercent: number }> } };

export type PushSourceRecordsMutationVariables = Exact<{
  input: PushSourceRecordsInput;
}>;


export type PushSourceRecordsMutation = { pushSourceRecords: { records: Array<{ externalId: string, verdict: PushVerdict, reason: string | null }> } };

export type RateReportMutationVariables = Exact<{
  input: RateReportInput;
}>;


export type RateReportMutation = { rateReport: { number: string, version: number, rating: { score: number, text: string | null, ratedAt: string } | null } };

export type RecomputationProgressQueryVariables = Exact<{
  first: number;
}>;


export type RecomputationProgressQuery = { recomputations: { edges: Array<{ node: { book: SlaBook, version: string, agencyId: string | null, total: number | null, done: number, failed: number, failedReportIds: Array<string>, startedAt: string | null, endedAt: string | null } }> } | null };

export type RegisterChannelMutationVariables = Exact<{
  input: RegisterChannelInput;
}>;


export type RegisterChannelMutation = { registerChannel: { id: string, phase: ChannelPhase, health: ChannelHealth, agency: { name: string } | null } };

export type RegisterOldUrlMutationVariables = Exact<{
  input: RegisterOldUrlInput;
}>;


export type RegisterOldUrlMutation = { registerOldUrl: { id: string, pattern: string } };

export type RejectDuplicateMutationVariables = Exact<{
  input: RejectDuplicateInput;
}>;


export type RejectDuplicateMutation = { rejectDuplicate: { id: string, verb: MergeVerb, relation: LinkRelation, reason: string | null } };

export type RemoveOldUrlMutationVariables = Exact<{
  input: RemoveOldUrlInput;
}>;


export type RemoveOldUrlMutation = { removeOldUrl: { id: string, oldUrls: Array<{ id: string, pattern: string }> } };

export type RemoveSubscriptionMutationVariables = Exact<{
  input: OneSubscriptionInput;
}>;


export type RemoveSubscriptionMutation = { removeSubscription: { id: string, active: boolean } };

export type ReopenReportMutationVariables = Exact<{
  input: ReopenReportInput;
}>;


export type ReopenReportMutation = { reopenReport: { id: string, number: string, version: number, status: ReportStatus } };

export type ReplyToMatterMutationVariables = Exact<{
  input: ReplyToMatterInput;
}>;


export type ReplyToMatterMutation = { replyToMatter: { matter: { id: string }, results: Array<{ done: boolean, code: string | null, why: string | null, report: { number: string, status: ReportStatus } | null }> } };

export type ReplyToReportMutationVariables = Exact<{
  input: ReplyToReportInput;
}>;


export type ReplyToReportMutation = { replyToReport: { id: string, number: string, version: number, status: ReportStatus } };

export type ReportNewsSubscriptionVariables = Exact<{
  filter?: ReportNewsFilter | null | undefined;
}>;


export type ReportNewsSubscription = { reportNews: { cursor: string, kind: NoticeKind, at: string, status: string | null, previousStatus: string | null, stage: Stage | null, dueDay: string | null, report: { id: string, number: string, agency: { name: string } | null } } };

export type ReportSlaAndAlarmsQueryVariables = Exact<{
  id: string;
}>;


export type ReportSlaAndAlarmsQuery = { report: { number: string, sla: { workingDaysLeft: number | null, level: EscalationLevel | null, strictest: { stage: Stage, state: ClockState, dueDay: string } | null, clocks: Array<{ stage: Stage, state: ClockState, dueDay: string }> } | null, alarms: Array<{ stage: Stage, kind: AlarmKind, level: EscalationLevel | null, dueDay: string, onDay: string, at: string }> | null } | null };

export type ReportWithAgencySlaAndSourcesQueryVariables = Exact<{
  id: string;
}>;


export type ReportWithAgencySlaAndSourcesQuery = { report: { id: string, number: string, status: ReportStatus, receivedAt: string, content: { title: string | null, body: string } | null, agency: { name: string } | null, clocks: Array<{ stage: Stage, dueDay: string, state: ClockState }> | null, timeline: { edges: Array<{ node: { seq: number, kind: EventKind, at: string, status: ReportStatus | null, message: string | null } }> } | null, sourceRecords: { edges: Array<{ node: { externalId: string, channel: { name: string } } }> } | null } | null };

export type ReportsPageQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: ReportFilter | null | undefined;
}>;


export type ReportsPageQuery = { reports: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, number: string, status: ReportStatus, receivedAt: string, agency: { name: string } | null, clocks: Array<{ stage: Stage, dueDay: string, state: ClockState }> | null, sourceRecords: { edges: Array<{ node: { externalId: string, channel: { name: string } } }> } | null } }> } };

export type RequestCompletionMutationVariables = Exact<{
  input: RequestCompletionInput;
}>;


export type RequestCompletionMutation = { requestCompletion: { id: string, number: string, version: number, status: ReportStatus } };

export type ResolveLegacyIdQueryVariables = Exact<{
  system: string;
  id: string;
}>;


export type ResolveLegacyIdQuery = { resolveLegacyId: Array<{ joined: boolean, report: { id: string, number: string, status: ReportStatus } }> };

export type RetryDeliveryMutationVariables = Exact<{
  input: RetryDeliveryInput;
}>;


export type RetryDeliveryMutation = { retryDelivery: { id: string, state: NoticeDeliveryState, attempts: number, nextAt: string | null } };

export type ReturnReportMutationVariables = Exact<{
  input: ReturnReportInput;
}>;


export type ReturnReportMutation = { returnReport: { id: string, number: string, version: number, status: ReportStatus } };

export type RevokeDoorKeyMutationVariables = Exact<{
  input: RevokeDoorKeyInput;
}>;


export type RevokeDoorKeyMutation = { revokeDoorKey: { id: string, revokedAt: string | null } };

export type RotateSubscriptionSecretMutationVariables = Exact<{
  input: OneSubscriptionInput;
}>;


export type RotateSubscriptionSecretMutation = { rotateSubscriptionSecret: { secret: string | null, subscription: { id: string } } };

export type RoutingRulesQueryVariables = Exact<{
  first?: number;
  after?: string | null | undefined;
}>;


export type RoutingRulesQuery = { routingRules: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, enabled: boolean, agency: { name: string }, region: { name: string } | null, category: { name: string } | null } }> } };

export type SaveFollowUpTemplateMutationVariables = Exact<{
  input: SaveFollowUpTemplateInput;
}>;


export type SaveFollowUpTemplateMutation = { saveFollowUpTemplate: { id: string, title: string, body: string, retired: boolean } };

export type SaveNoticeTemplateMutationVariables = Exact<{
  input: SaveNoticeTemplateInput;
}>;


export type SaveNoticeTemplateMutation = { saveNoticeTemplate: { kind: NoticeKind, language: NoticeLanguage, subject: string, body: string } };

export type SaveRoutingRuleMutationVariables = Exact<{
  input: SaveRoutingRuleInput;
}>;


export type SaveRoutingRuleMutation = { saveRoutingRule: { id: string, enabled: boolean, agency: { name: string }, region: { name: string } | null, category: { name: string } | null } };

export type SendTestNoticeMutationVariables = Exact<{
  input: OneSubscriptionInput;
}>;


export type SendTestNoticeMutation = { sendTestNotice: { id: string, kind: NoticeKind, subject: string, words: string, state: NoticeDeliveryState, nextAt: string | null } };

export type ShadowDedupModelMutationVariables = Exact<{
  input: UseDedupModelInput;
}>;


export type ShadowDedupModelMutation = { shadowDedupModel: { version: string, state: DedupModelState, shadowSince: string | null } };

export type SubmitReportMutationVariables = Exact<{
  input: SubmitReportInput;
}>;


export type SubmitReportMutation = { submitReport: { id: string, number: string, version: number, status: ReportStatus } };

export type TrafficLightsQueryVariables = Exact<{
  onDay?: string | null | undefined;
}>;


export type TrafficLightsQuery = { trafficLights: { version: string, validFromDay: string, lights: Array<{ light: TrafficLight, fromPercent: number }> } };

export type UnlinkReportsMutationVariables = Exact<{
  input: UnlinkReportsInput;
}>;


export type UnlinkReportsMutation = { unlinkReports: { verb: MergeVerb, relation: LinkRelation, remainingPath: Array<{ number: string }> | null } };

export type UnmergeReportsMutationVariables = Exact<{
  input: UnmergeReportsInput;
}>;


export type UnmergeReportsMutation = { unmergeReports: { verb: MergeVerb, remainingPath: Array<{ number: string }> | null, actionsWhileJoined: Array<{ kind: EventKind, at: string, actorRole: string, message: string | null }> | null } };

export type UpdateSubscriptionMutationVariables = Exact<{
  input: UpdateSubscriptionInput;
}>;


export type UpdateSubscriptionMutation = { updateSubscription: { id: string, name: string, kinds: Array<NoticeKind>, active: boolean, targetShown: string } };

export type VerifyReportMutationVariables = Exact<{
  input: VerifyReportInput;
}>;


export type VerifyReportMutation = { verifyReport: { id: string, number: string, version: number, status: ReportStatus, classification: Classification | null } };

export type WhyDuplicateQueryVariables = Exact<{
  a: string;
  b: string;
}>;


export type WhyDuplicateQuery = { why: { band: SuggestionBand, relation: SuggestedRelation, bits: number, conflicts: Array<string>, modelVersion: string, termsVersion: string | null, notAutomatic: Array<{ condition: string, indonesian: string, english: string }>, evidence: Array<{ field: string, level: string, bits: number | null, indonesian: string, english: string, spans: Array<{ report: OneOfPair, part: SpannedText, from: number, to: number, words: string }> }> } };

export type WhyThisDeadlineQueryVariables = Exact<{
  reportId: string;
}>;


export type WhyThisDeadlineQuery = { report: { number: string, ombudsmanEligible: boolean | null, clocks: Array<{ stage: Stage, startDay: string, dueDay: string, state: ClockState, certainty: DueCertainty, reasonIndonesian: string, reasonEnglish: string, standard: { decree: string, limitDays: number } | null, trace: Array<{ day: string, verdict: DayVerdict, name: string | null, decree: string | null, count: number, reasonIndonesian: string, reasonEnglish: string }> }> | null } | null };

/**
 * activate-dedup-model.graphql:
 * Makes a model the active one, once it has been in shadow long enough.
 */
export const ActivateDedupModel = operation<ActivateDedupModelMutation, ActivateDedupModelMutationVariables>(`mutation ActivateDedupModel($input: UseDedupModelInput!) {
  activateDedupModel(input: $input) {
    version
    state
    activatedAt
  }
}`);

/**
 * add-follow-up.graphql:
 * An office tells what was done, in own words (`message`) or in those of a template (`templateId`).
 */
export const AddFollowUp = operation<AddFollowUpMutation, AddFollowUpMutationVariables>(`mutation AddFollowUp($input: AddFollowUpInput!) {
  addFollowUp(input: $input) {
    id
    number
    version
    status
  }
}`);

/**
 * agency-by-code.graphql:
 * The government of a region by its wilayah code: $code "13.08" is Kabupaten Pasaman. Other systems' keys work the same.
 */
export const AgencyByCode = operation<AgencyByCodeQuery, AgencyByCodeQueryVariables>(`query AgencyByCode($code: String!) {
  agencyByIdentifier(system: "wilayah", value: $code) {
    id
    name
    timezone
    regions {
      id
      name
      parent {
        name
      }
    }
    children(first: 20) {
      totalCount
      edges {
        node {
          name
          kind
        }
      }
    }
  }
}`);

/**
 * archive-report.graphql:
 * Lays a report aside without handling it; everybody can read the reason.
 */
export const ArchiveReport = operation<ArchiveReportMutation, ArchiveReportMutationVariables>(`mutation ArchiveReport($input: ArchiveReportInput!) {
  archiveReport(input: $input) {
    id
    number
    version
    status
    closedBy
    archiveReason
  }
}`);

/**
 * block-report.graphql:
 * Hides a report whose content nobody should see. AGENCY_ADMIN, CENTRAL_ADMIN.
 */
export const BlockReport = operation<BlockReportMutation, BlockReportMutationVariables>(`mutation BlockReport($input: BlockReportInput!) {
  blockReport(input: $input) {
    id
    number
    version
    status
  }
}`);

/**
 * categories.graphql:
 * Categories of one system with the keys they have there, a page at a time.
 */
export const Categories = operation<CategoriesQuery, CategoriesQueryVariables>(`query Categories($system: ID!, $first: Int!, $after: String) {
  categories(system: $system, first: $first, after: $after) {
    edges {
      node {
        id
        externalId
        name
        parent {
          externalId
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}`);

/**
 * channel-health.graphql:
 * How a channel is doing, now and at each change. Send it by POST with the header "Accept: text/event-stream".
 */
export const ChannelHealth = operation<ChannelHealthSubscription, ChannelHealthSubscriptionVariables>(`subscription ChannelHealth($channelId: ID!) {
  channelHealth(channelId: $channelId) {
    id
    phase
    health
    lastError {
      code
      message
    }
  }
}`);

/**
 * channel-of-door-key.graphql:
 * Which channel the holder of a key of an old door speaks for; null: no such key, or withdrawn.
 */
export const ChannelOfDoorKey = operation<ChannelOfDoorKeyQuery, ChannelOfDoorKeyQueryVariables>(`query ChannelOfDoorKey($key: String!) {
  channelOfDoorKey(key: $key)
}`);

/**
 * channel-state.graphql:
 * Is a channel healthy, and what came out of its last run?
 */
export const ChannelState = operation<ChannelStateQuery, ChannelStateQueryVariables>(`query ChannelState($id: ID!) {
  channel(id: $id) {
    name
    family
    phase
    health
    lastSuccessAt
    lastError {
      code
      message
    }
    runs(first: 1) {
      edges {
        node {
          outcome
          seen
          created
          changed
          unchanged
          dead
        }
      }
    }
  }
}`);

/**
 * close-report.graphql:
 * Ends a report. Closed does not mean solved: `resolution` says how it ended, `closedBy` who ended it.
 */
export const CloseReport = operation<CloseReportMutation, CloseReportMutationVariables>(`mutation CloseReport($input: CloseReportInput!) {
  closeReport(input: $input) {
    id
    number
    version
    status
    closedBy
    resolution
  }
}`);

/**
 * consolidation-counts.graphql:
 * How many problems, reports, submissions and people are behind what came in, of an agency, a channel, a time.
 */
export const ConsolidationCounts = operation<ConsolidationCountsQuery, ConsolidationCountsQueryVariables>(`query ConsolidationCounts($filter: ReportFilter) {
  consolidationCounts(filter: $filter) {
    problems
    reports
    submissions
    people
  }
}`);

/**
 * consolidation-quality.graphql:
 * How well automatic joining did by category and rule, and where it is suspended.
 */
export const ConsolidationQuality = operation<ConsolidationQualityQuery, ConsolidationQualityQueryVariables>(`query ConsolidationQuality($window: AuditWindow!) {
  consolidationQuality(window: $window) {
    category {
      name
    }
    rule
    audited
    correct
    precision
    lowerBound
    suspended
  }
}`);

/**
 * create-subscription.graphql:
 * Tells an endpoint or a mailbox of reports from now on; the secret is shown this once. CENTRAL_ADMIN, AGENCY_ADMIN.
 */
export const CreateSubscription = operation<CreateSubscriptionMutation, CreateSubscriptionMutationVariables>(`mutation CreateSubscription($input: CreateSubscriptionInput!) {
  createSubscription(input: $input) {
    secret
    subscription {
      id
      name
      audience
      agency {
        name
      }
      transport
      targetShown
      kinds
    }
  }
}`);

/**
 * deadlines-in-force.graphql:
 * The deadlines that hold for a report received on a day, with the source of each rule, and the free days of a year.
 */
export const DeadlinesInForce = operation<DeadlinesInForceQuery, DeadlinesInForceQueryVariables>(`query DeadlinesInForce($onDay: Date!, $year: Int!) {
  ruleSet(onDay: $onDay) {
    version
    rules {
      stage
      limitDays
      source
      verified
    }
  }
  calendar {
    version
    lastYear
    freeDays(year: $year) {
      day
      kind
      name
    }
  }
}`);

/**
 * dedup-models.graphql:
 * Versions of the weights that reports are compared with, and how one in shadow agrees with the active one.
 */
export const DedupModels = operation<DedupModelsQuery, DedupModelsQueryVariables>(`query DedupModels($first: Int!, $after: String) {
  dedupModels(first: $first, after: $after) {
    edges {
      node {
        version
        state
        origin
        shadowSince
        activatedAt
        figures
        shadowDays(first: 20) {
          day
          activeVersion
          activeBand
          shadowBand
          pairs
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}`);

/**
 * dispatch-report.graphql:
 * Hands a report to an agency (disposisi), or on to the next one. CENTRAL_ADMIN; offices to agencies below their own.
 */
export const DispatchReport = operation<DispatchReportMutation, DispatchReportMutationVariables>(`mutation DispatchReport($input: DispatchReportInput!) {
  dispatchReport(input: $input) {
    id
    number
    version
    status
    agency {
      name
    }
  }
}`);

/**
 * duplicate-queue.graphql:
 * Pairs of reports that wait for your office, the most useful first.
 */
export const DuplicateQueue = operation<DuplicateQueueQuery, DuplicateQueueQueryVariables>(`query DuplicateQueue($filter: DuplicateQueueFilter, $first: Int!, $after: String) {
  duplicateQueue(filter: $filter, first: $first, after: $after) {
    edges {
      node {
        band
        relation
        bits
        report {
          id
          number
        }
        other {
          id
          number
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}`);

/**
 * duplicate-suggestions.graphql:
 * Reports that may be about the same matter as this one, likeliest first, and what speaks for it.
 */
export const DuplicateSuggestions = operation<DuplicateSuggestionsQuery, DuplicateSuggestionsQueryVariables>(`query DuplicateSuggestions($reportId: ID!) {
  report(id: $reportId) {
    number
    duplicateSuggestions(first: 3) {
      band
      relation
      bits
      evidence {
        field
        level
        bits
        indonesian
        english
      }
      other {
        id
        number
      }
    }
  }
}`);

/**
 * escalation-ladder.graphql:
 * Who is told when a deadline comes near and when it has passed. What it shows, publish-escalation-ladder takes.
 */
export const EscalationLadderInForce = operation<EscalationLadderInForceQuery, EscalationLadderInForceQueryVariables>(`query EscalationLadderInForce($onDay: Date) {
  escalationLadder(onDay: $onDay) {
    version
    validFromDay
    dueSoon {
      stage
      workingDaysBefore
    }
    rungs {
      level
      holder
      stage
      kind
      workingDaysAfter
    }
  }
}`);

/**
 * follow-up-templates.graphql:
 * Templates an office can use for a follow-up on this report: its agency's, those of agencies above it, national ones.
 */
export const FollowUpTemplates = operation<FollowUpTemplatesQuery, FollowUpTemplatesQueryVariables>(`query FollowUpTemplates($reportId: ID!, $first: Int! = 20, $after: String) {
  followUpTemplates(reportId: $reportId, first: $first, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        id
        title
        body
        agency {
          name
        }
      }
    }
  }
}`);

/**
 * how-one-report.graphql:
 * How a report came to be one with these source records: who or which rule joined and took apart, when, on what evidence.
 */
export const HowOneReport = operation<HowOneReportQuery, HowOneReportQueryVariables>(`query HowOneReport($id: ID!) {
  report(id: $id) {
    number
    numbers {
      system
      number
    }
    how {
      decision {
        verb
        rule
        reason
        actorRole
        at
      }
      bits
      modelVersion
      evidence {
        field
        bits
        indonesian
        english
      }
    }
  }
}`);

/**
 * issue-door-key.graphql:
 * A key for an old client (LAPOR XML, f01, Open311) of a channel that pushes. The key is shown here and stored nowhere.
 */
export const IssueDoorKey = operation<IssueDoorKeyMutation, IssueDoorKeyMutationVariables>(`mutation IssueDoorKey($input: IssueDoorKeyInput!) {
  issueDoorKey(input: $input) {
    key
    doorKey {
      id
      label
      madeAt
    }
  }
}`);

/**
 * judge-merge-audit.graphql:
 * Judges a pair; a wrong join is offered to be taken apart.
 */
export const JudgeMergeAudit = operation<JudgeMergeAuditMutation, JudgeMergeAuditMutationVariables>(`mutation JudgeMergeAudit($input: JudgeMergeAuditInput!) {
  judgeMergeAudit(input: $input) {
    verdict
    rule
    unmerge {
      id
      number
      version
    }
  }
}`);

/**
 * lift-auto-suspension.graphql:
 * Lets automatic joining go on in a category where audits had stopped it.
 */
export const LiftAutoSuspension = operation<LiftAutoSuspensionMutation, LiftAutoSuspensionMutationVariables>(`mutation LiftAutoSuspension($input: LiftAutoSuspensionInput!) {
  liftAutoSuspension(input: $input) {
    audited
    correct
    suspendedAt
    liftedAt
    liftReason
  }
}`);

/**
 * link-recurrence.graphql:
 * The later report refers to the earlier one, which had ended or is more than 90 days older; both stay as they are.
 */
export const LinkRecurrence = operation<LinkRecurrenceMutation, LinkRecurrenceMutationVariables>(`mutation LinkRecurrence($input: LinkRecurrenceInput!) {
  linkRecurrence(input: $input) {
    verb
    relation
    at
  }
}`);

/**
 * link-same-matter.graphql:
 * Says that reports are about one thing; each keeps its number, answer, deadlines and privacy.
 */
export const LinkSameMatter = operation<LinkSameMatterMutation, LinkSameMatterMutationVariables>(`mutation LinkSameMatter($input: LinkSameMatterInput!) {
  linkSameMatter(input: $input) {
    id
    counts {
      submissions
      reports
      people
    }
  }
}`);

/**
 * load-agency-decree.graphql:
 * Publishes what a region or an agency decrees for itself and those below it: regional holidays, a six-day week.
 */
export const LoadAgencyDecree = operation<LoadAgencyDecreeMutation, LoadAgencyDecreeMutationVariables>(`mutation LoadAgencyDecree($input: AmendAgencyCalendarInput!) {
  amendAgencyCalendar(input: $input) {
    version
    decree
    agencyId
  }
}`);

/**
 * load-decree.graphql:
 * Publishes a decree of the nation or its amendment: the next version of the calendar.
 */
export const LoadDecree = operation<LoadDecreeMutation, LoadDecreeMutationVariables>(`mutation LoadDecree($input: AmendCalendarInput!) {
  amendCalendar(input: $input) {
    version
    decree
    lastYear
  }
}`);

/**
 * matter.graphql:
 * What is about one thing: its reports, how many there are of what, and who decided it why.
 */
export const Matter = operation<MatterQuery, MatterQueryVariables>(`query Matter($id: ID!) {
  matter(id: $id) {
    id
    counts {
      submissions
      reports
      people
    }
    reports(first: 20) {
      totalCount
      edges {
        node {
          id
          number
          status
        }
      }
    }
    history(first: 50) {
      edges {
        node {
          verb
          relation
          reason
          actorRole
          at
          report {
            number
          }
          other {
            number
          }
        }
      }
    }
  }
}`);

/**
 * merge-audits.graphql:
 * Pairs to judge without knowing what became of them: a sample of what was joined, mixed with pairs that were not.
 */
export const MergeAudits = operation<MergeAuditsQuery, MergeAuditsQueryVariables>(`query MergeAudits($first: Int!, $after: String) {
  mergeAudits(first: $first, after: $after) {
    edges {
      node {
        id
        one {
          receivedAt
          content {
            title
            body
          }
          place {
            said {
              regency
              district
              village
              detail
            }
          }
          category {
            name
          }
        }
        other {
          receivedAt
          content {
            title
            body
          }
          place {
            said {
              regency
              district
              village
              detail
            }
          }
          category {
            name
          }
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}`);

/**
 * merge-reports.graphql:
 * Joins two reports that are one submission; nothing is moved or deleted.
 */
export const MergeReports = operation<MergeReportsMutation, MergeReportsMutationVariables>(`mutation MergeReports($input: MergeReportsInput!) {
  mergeReports(input: $input) {
    verb
    relation
    report {
      id
      version
      mergedInto {
        number
      }
    }
    other {
      id
      version
      mergedInto {
        number
      }
    }
  }
}`);

/**
 * migration/add-pilot-reports.graphql:
 * Chooses the reports for which the hub is master, and tells the old system, already in the phase DUAL.
 */
export const AddPilotReports = operation<AddPilotReportsMutation, AddPilotReportsMutationVariables>(`mutation AddPilotReports($input: AddPilotReportsInput!) {
  addPilotReports(input: $input) { id pilotReports(first: 1) { totalCount } }
}`);

/**
 * migration/advance-phase.graphql:
 * Moves a channel to the next phase through its open gate.
 */
export const AdvancePhase = operation<AdvancePhaseMutation, AdvancePhaseMutationVariables>(`mutation AdvancePhase($input: PhaseInput!) {
  advancePhase(input: $input) { id phase }
}`);

/**
 * migration/channel-board.graphql:
 * How one channel is doing on its way into the hub.
 */
export const ChannelBoard = operation<ChannelBoardQuery, ChannelBoardQueryVariables>(`query ChannelBoard($id: ID!) {
  channel(id: $id) {
    phase
    board {
      daysInPhase lagSeconds deadLetters pushesWaiting pushesUncertain pushesFailed lateArrivals lateArrivalsOpen
      unexplained { day unexplained }
      gate { to signable checks { name state because rows { kind id } } }
    }
  }
}`);

/**
 * migration/channel-phases.graphql:
 * Where a channel stands on its way into the hub: who does what in each phase, its steps so far, its pilot set.
 */
export const ChannelPhases = operation<ChannelPhasesQuery, ChannelPhasesQueryVariables>(`query ChannelPhases($id: ID!) {
  channel(id: $id) {
    phase
    phases { phase current intake master pilotMaster told writesToCitizens isShown }
    history(first: 20) { edges { node { fromPhase toPhase reason byRole gateHash at } } }
    pilotReports(first: 20) { totalCount edges { node { externalId addedAt } } }
  }
}`);

/**
 * migration/confirm-handover.graphql:
 * Confirms that the old system took every report of the file in, with the ids it gave them.
 */
export const ConfirmHandover = operation<ConfirmHandoverMutation, ConfirmHandoverMutationVariables>(`mutation ConfirmHandover($input: ConfirmHandoverInput!) {
  confirmHandover(input: $input) { state endedAt confirmedBy withinLimit }
}`);

/**
 * migration/confirm-privacy.graphql:
 * Says that both privacy flags are right: of the mapping as a whole, or of items that were looked at one by one.
 */
export const ConfirmPrivacy = operation<ConfirmPrivacyMutation, ConfirmPrivacyMutationVariables>(`mutation ConfirmPrivacy($input: ConfirmPrivacyInput!) {
  confirmPrivacy(input: $input) { id }
}`);

/**
 * migration/dead-letters.graphql:
 * Records of a channel that could not be taken in, each with its reason: mend them at the source, and the next pull settles them.
 */
export const DeadLetters = operation<DeadLettersQuery, DeadLettersQueryVariables>(`query DeadLetters($channelId: ID!, $first: Int!) {
  channel(id: $channelId) {
    deadLetters(first: $first) { totalCount edges { node { externalId reason firstSeenAt attempts } } }
  }
}`);

/**
 * migration/explain-difference.graphql:
 * Says why source and hub differ about an item. It holds until one of them changes.
 */
export const ExplainDifference = operation<ExplainDifferenceMutation, ExplainDifferenceMutationVariables>(`mutation ExplainDifference($input: ExplainDifferenceInput!) {
  explainDifference(input: $input) { externalId kind cause explanation { reason byRole at } }
}`);

/**
 * migration/explain-late-arrivals.graphql:
 * Says how late items came into the old system.
 */
export const ExplainLateArrivals = operation<ExplainLateArrivalsMutation, ExplainLateArrivalsMutationVariables>(`mutation ExplainLateArrivals($input: ExplainLateArrivalsInput!) {
  explainLateArrivals(input: $input) { id }
}`);

/**
 * migration/follow-import.graphql:
 * An import as it goes on, until it ends. Send it by POST with the header "Accept: text/event-stream".
 */
export const FollowImport = operation<FollowImportSubscription, FollowImportSubscriptionVariables>(`subscription FollowImport($runId: ID!) {
  importProgress(runId: $runId) {
    id
    cursor
    state
    expected
    counts { seen created changed unchanged late rejected }
    recordsPerSecond
    secondsLeft
  }
}`);

/**
 * migration/gate.graphql:
 * What must be true before a channel moves on, and whether it is, with the rows behind each check.
 */
export const Gate = operation<GateQuery, GateQueryVariables>(`query Gate($channelId: ID!, $to: ChannelPhase!) {
  channel(id: $channelId) {
    gate(to: $to) {
      hash
      signable
      open
      lapsesAt
      checks { name mustHold state because rows { kind id } }
      signatures { side name at }
      waivers { side checkName reason at }
    }
    gateWaivers(first: 20) { edges { node { toPhase checkName side reason at } } }
  }
}`);

/**
 * migration/handovers.graphql:
 * What goes over to the old system after a channel went back, with the file of what has to be taken in by hand.
 */
export const Handovers = operation<HandoversQuery, HandoversQueryVariables>(`query Handovers($channelId: ID!) {
  channel(id: $channelId) {
    handovers {
      id number state startedAt limitSeconds gatheredAt handedAt endedAt withinLimit byRole
      reports { all there uncertain refused }
      file { name text hash }
    }
  }
}`);

/**
 * migration/history-imports.graphql:
 * Imports of a channel's history, newest first: whether one is under way, or has come to its end.
 */
export const HistoryImports = operation<HistoryImportsQuery, HistoryImportsQueryVariables>(`query HistoryImports($channelId: ID!) {
  channel(id: $channelId) {
    imports(first: 10) { edges { node { id state dry way startedAt endedAt } } }
  }
}`);

/**
 * migration/import-progress.graphql:
 * How far an import is, and what it could not place.
 */
export const ImportProgress = operation<ImportProgressQuery, ImportProgressQueryVariables>(`query ImportProgress($id: ID!) {
  importRun(id: $id) {
    state
    counts { seen created changed unchanged late rejected }
    recordsPerSecond
    secondsLeft
    remarks(first: 20) { edges { node { kind value records example } } }
  }
}`);

/**
 * migration/import-source-records.graphql:
 * A page of old records (at most 500), oldest change first. The same page again, with the same key, changes nothing. The
 * last page says so (last: true).
 */
export const ImportSourceRecords = operation<ImportSourceRecordsMutation, ImportSourceRecordsMutationVariables>(`mutation ImportSourceRecords($input: ImportSourceRecordsInput!) {
  importSourceRecords(input: $input) {
    run { state counts { seen created changed unchanged late rejected } }
    records { externalId verdict reason }
  }
}`);

/**
 * migration/keep-conformance-card.graphql:
 * Keeps what `npm run connector -- test --json` printed; one gate asks for a card that passed.
 */
export const KeepConformanceCard = operation<KeepConformanceCardMutation, KeepConformanceCardMutationVariables>(`mutation KeepConformanceCard($input: KeepConformanceCardInput!) {
  keepConformanceCard(input: $input) { id }
}`);

/**
 * migration/late-arrivals.graphql:
 * What came from the old system after it was closed; items nobody explained come first and keep the gate shut.
 */
export const LateArrivals = operation<LateArrivalsQuery, LateArrivalsQueryVariables>(`query LateArrivals($channelId: ID!, $first: Int!) {
  channel(id: $channelId) {
    lateArrivals(first: $first) { totalCount edges { node { externalId phase at reason explainedAt } } }
  }
}`);

/**
 * migration/map-channel-values.graphql:
 * Says what statuses, categories and agencies of a channel mean in the hub; holds for everything that comes from then on.
 */
export const MapChannelValues = operation<MapChannelValuesMutation, MapChannelValuesMutationVariables>(`mutation MapChannelValues($input: MapChannelValuesInput!) {
  mapChannelValues(input: $input) { id mappedValues(first: 10) { edges { node { kind raw hub version } } } }
}`);

/**
 * migration/migration-board.graphql:
 * Channels per phase, and those that are longest in theirs with the checks that block them.
 */
export const MigrationBoard = operation<MigrationBoardQuery, MigrationBoardQueryVariables>(`query MigrationBoard {
  migrationBoard {
    phases { phase channels }
    longestBlocked { channel { id name phase } daysInPhase redChecks }
  }
}`);

/**
 * migration/old-door-probes.graphql:
 * What came of trying the old numbers and addresses.
 */
export const OldDoorProbes = operation<OldDoorProbesQuery, OldDoorProbesQueryVariables>(`query OldDoorProbes($channelId: ID!) {
  channel(id: $channelId) {
    oldDoorProbes { numbers asked resolving urls { url resolves } }
  }
}`);

/**
 * migration/probe-redirects.graphql:
 * Has every old number tried, and some addresses of the old site.
 */
export const ProbeRedirects = operation<ProbeRedirectsMutation, ProbeRedirectsMutationVariables>(`mutation ProbeRedirects($input: ChannelActionInput!) {
  probeRedirects(input: $input) { id }
}`);

/**
 * migration/prove-archive.graphql:
 * Compares the archive of the old system with what the hub holds (docs/MIGRATION.md says what is hashed).
 */
export const ProveArchive = operation<ProveArchiveMutation, ProveArchiveMutationVariables>(`mutation ProveArchive($input: ProveArchiveInput!) {
  proveArchive(input: $input) { matches foundHash foundRecords }
}`);

/**
 * migration/pull-channel.graphql:
 * Has a channel pulled now, whatever its schedule says; `channel-state` tells what came of it.
 */
export const PullChannel = operation<PullChannelMutation, PullChannelMutationVariables>(`mutation PullChannel($input: PullChannelInput!) {
  pullChannel(input: $input) { id lastSuccessAt }
}`);

/**
 * migration/reconciliation-progress.graphql:
 * How far the newest comparison is, and what came of it: both sides by day of receipt and status, and the differences.
 */
export const ReconciliationProgress = operation<ReconciliationProgressQuery, ReconciliationProgressQueryVariables>(`query ReconciliationProgress($channelId: ID!) {
  channel(id: $channelId) {
    reconciliation {
      id
      state
      sides
      otherSide
      recordsListed
      recordsPerSecond
      error { code message }
      sums { source hub differing unexplained }
      cells(first: 50, differing: true) { edges { node { day status sourceCount hubCount sourceHash hubHash } } }
    }
  }
}`);

/**
 * migration/rehearse-roll-back.graphql:
 * Rehearses going back on a copy of the channel; losses and doubles must both be 0.
 */
export const RehearseRollBack = operation<RehearseRollBackMutation, RehearseRollBackMutationVariables>(`mutation RehearseRollBack($input: ChannelActionInput!) {
  rehearseRollBack(input: $input) { seconds limitSeconds items losses doubles }
}`);

/**
 * migration/remove-pilot-reports.graphql:
 * Takes reports out of the pilot set; what the old system was told of them stays.
 */
export const RemovePilotReports = operation<RemovePilotReportsMutation, RemovePilotReportsMutationVariables>(`mutation RemovePilotReports($input: RemovePilotReportsInput!) {
  removePilotReports(input: $input) { id pilotReports(first: 1) { totalCount } }
}`);

/**
 * migration/roll-back-phase.graphql:
 * Moves a channel back to an earlier phase at once.
 */
export const RollBackPhase = operation<RollBackPhaseMutation, RollBackPhaseMutationVariables>(`mutation RollBackPhase($input: PhaseInput!) {
  rollBackPhase(input: $input) { id phase }
}`);

/**
 * migration/sampled-record.graphql:
 * Both privacy flags of one record as the hub has them, to be compared with the old system before `confirm-privacy`.
 */
export const SampledRecord = operation<SampledRecordQuery, SampledRecordQueryVariables>(`query SampledRecord($channelId: ID!, $externalId: String!) {
  sourceRecord(channelId: $channelId, externalId: $externalId) {
    externalId
    withdrawn
    report { number anonymous secret }
  }
}`);

/**
 * migration/sign-gate.graphql:
 * Signs a gate report by its hash. It takes the agency and the centre.
 */
export const SignGate = operation<SignGateMutation, SignGateMutationVariables>(`mutation SignGate($input: SignGateInput!) {
  signGate(input: $input) { open lapsesAt signatures { side name at } }
}`);

/**
 * migration/start-history-import.graphql:
 * Begins to import a channel's history, or gives the import that is under way. With dry: true nothing is taken in: it
 * counts, and lists what nobody has mapped. No citizen is told of history.
 */
export const StartHistoryImport = operation<StartHistoryImportMutation, StartHistoryImportMutationVariables>(`mutation StartHistoryImport($input: StartHistoryImportInput!) {
  startHistoryImport(input: $input) { id state dry way }
}`);

/**
 * migration/start-reconciliation.graphql:
 * Compares a channel with what its source says it holds. A worker does it.
 */
export const StartReconciliation = operation<StartReconciliationMutation, StartReconciliationMutationVariables>(`mutation StartReconciliation($input: StartReconciliationInput!) {
  startReconciliation(input: $input) { id state }
}`);

/**
 * migration/stop-history-import.graphql:
 * Ends an import early; what it has taken in stays.
 */
export const StopHistoryImport = operation<StopHistoryImportMutation, StopHistoryImportMutationVariables>(`mutation StopHistoryImport($input: StopHistoryImportInput!) {
  stopHistoryImport(input: $input) { id state endedAt }
}`);

/**
 * migration/unexplained-differences.graphql:
 * The items about which source and hub differ and which nothing explains: they keep gates shut.
 */
export const UnexplainedDifferences = operation<UnexplainedDifferencesQuery, UnexplainedDifferencesQueryVariables>(`query UnexplainedDifferences($channelId: ID!, $first: Int!) {
  channel(id: $channelId) {
    reconciliation {
      findings(first: $first, filter: { unexplained: true }) {
        totalCount
        edges { node { id externalId kind cause day sourceStatus hubStatus sourceRecord { id } } }
      }
    }
  }
}`);

/**
 * migration/unmapped-values.graphql:
 * Values of the newest import or dry run that nothing maps yet, most records first.
 */
export const UnmappedValues = operation<UnmappedValuesQuery, UnmappedValuesQueryVariables>(`query UnmappedValues($channelId: ID!, $kind: ValueKind!, $first: Int!) {
  channel(id: $channelId) {
    unmappedValues(kind: $kind, first: $first) { edges { node { value records example } } pageInfo { hasNextPage endCursor } }
  }
}`);

/**
 * migration/waive-gate-check.graphql:
 * Takes one red check of a gate upon one's own side; it counts when the agency and the centre both do.
 */
export const WaiveGateCheck = operation<WaiveGateCheckMutation, WaiveGateCheckMutationVariables>(`mutation WaiveGateCheck($input: WaiveGateCheckInput!) {
  waiveGateCheck(input: $input) { hash signable checks { name state } }
}`);

/**
 * my-deliveries.graphql:
 * What was sent to the viewer's subscriptions; with the state DEAD: what was given up, and why.
 */
export const MyDeliveries = operation<MyDeliveriesQuery, MyDeliveriesQueryVariables>(`query MyDeliveries($first: Int!, $after: String, $filter: DeliveryFilter) {
  noticeDeliveries(first: $first, after: $after, filter: $filter) {
    edges {
      node {
        id
        kind
        reportId
        subject
        happenedAt
        state
        attempts
        nextAt
        error
        subscription {
          name
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}`);

/**
 * my-reports.graphql:
 * A reporter's own reports, newest first; those that wait for an answer of the reporter unless asked for all. REPORTER.
 */
export const MyReports = operation<MyReportsQuery, MyReportsQueryVariables>(`query MyReports($first: Int! = 20, $after: String, $waitingForMe: Boolean! = true) {
  myReports(first: $first, after: $after, waitingForMe: $waitingForMe) {
    totalCount
    edges {
      node {
        id
        number
        status
        content {
          title
        }
        clocks {
          stage
          holder
          dueDay
          state
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}`);

/**
 * my-subscriptions.graphql:
 * Subscriptions that the viewer keeps, how they stand, and what of each was given up.
 */
export const MySubscriptions = operation<MySubscriptionsQuery, MySubscriptionsQueryVariables>(`query MySubscriptions($first: Int!, $after: String) {
  noticeSubscriptions(first: $first, after: $after) {
    edges {
      node {
        id
        name
        audience
        transport
        targetShown
        language
        kinds
        stages
        levels
        active
        failures
        pausedUntil
        deliveries(first: 5, filter: { state: DEAD }) {
          edges {
            node {
              id
              subject
              error
            }
          }
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}`);

/**
 * my-work-queue.graphql:
 * What waits for the viewer's office, most urgent first: overdue, then by due day. For officers, agency administrators, the centre.
 */
export const MyWorkQueue = operation<MyWorkQueueQuery, MyWorkQueueQueryVariables>(`query MyWorkQueue($first: Int!, $after: String) {
  workQueue(first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        stage
        state
        dueDay
        report {
          number
          status
          sla {
            workingDaysLeft
            level
          }
        }
      }
    }
  }
}`);

/**
 * notice-templates.graphql:
 * Words of notices, by kind and language.
 */
export const NoticeTemplates = operation<NoticeTemplatesQuery, NoticeTemplatesQueryVariables>(`query NoticeTemplates($first: Int!, $after: String) {
  noticeTemplates(first: $first, after: $after) {
    edges {
      node {
        kind
        language
        subject
        body
        changedAt
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}`);

/**
 * old-url-target.graphql:
 * The number that an address of an old site holds; null: no channel registered such addresses.
 */
export const OldUrlTarget = operation<OldUrlTargetQuery, OldUrlTargetQueryVariables>(`query OldUrlTarget($url: String!) {
  oldUrlTarget(url: $url) {
    system
    number
  }
}`);

/**
 * ombudsman-packet.graphql:
 * Everything the hub kept about a report, as whoever asks may see it: the basis of the Ombudsman packet
 * (GET /ombudsman/<report id>). $eventsAfter and $accessesAfter: endCursor of the page before, for long histories.
 */
export const OmbudsmanPacket = operation<OmbudsmanPacketQuery, OmbudsmanPacketQueryVariables>(`query OmbudsmanPacket($id: ID!, $eventsAfter: String, $accessesAfter: String) {
  report(id: $id) {
    id
    number
    mine
    ombudsmanEligible
    receivedAt
    anonymous
    secret
    historic
    status
    statusRaw
    classification
    closedBy
    resolution
    archiveReason
    reporterPickedAgency
    agency {
      name
    }
    regency {
      name
    }
    category {
      name
    }
    numbers {
      system
      number
    }
    mergedInto {
      number
    }
    content {
      title
      body
      finalBody
    }
    place {
      said {
        province
        regency
        district
        village
        detail
      }
    }
    attachments {
      name
      mediaType
      bytes
    }
    timeline(first: 100, after: $eventsAfter) {
      edges {
        node {
          seq
          kind
          at
          certainty
          recordedAt
          actorRole
          actorAgency {
            name
          }
          status
          message
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    accesses(first: 100, after: $accessesAfter) {
      edges {
        node {
          at
          kind
          role
          agency {
            name
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    clocks {
      stage
      holder
      startDay
      dueDay
      endedDay
      heldSinceDay
      state
      certainty
      limitDays
      timezone
      ruleSetVersion
      calendarVersion
      historic
      computedAt
      trace {
        day
        verdict
        count
        name
        reasonIndonesian
        reasonEnglish
      }
    }
  }
}`);

/**
 * open311-cursor.graphql:
 * Where the first so many requests of an Open311 list end; GET /open311/v2/requests.json?page=2 asks this before its page.
 */
export const Open311Cursor = operation<Open311CursorQuery, Open311CursorQueryVariables>(`query Open311Cursor($filter: ReportFilter, $first: Int!) {
  reports(filter: $filter, first: $first) {
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}`);

/**
 * open311-request.graphql:
 * One report by a number of any system, as Open311 shows it; GET /open311/v2/requests/<number>.json asks this.
 */
export const Open311RequestByNumber = operation<Open311RequestByNumberQuery, Open311RequestByNumberQueryVariables>(`query Open311RequestByNumber($system: ID!, $id: String!) {
  resolveLegacyId(system: $system, id: $id) {
    report {
      number
      status
      archiveReason
      receivedAt
      updatedAt
      agencyAsSaid {
        name
      }
      agency {
        name
      }
      category {
        externalId
        name
      }
      content {
        title
        body
      }
      place {
        said {
          detail
          village
          district
          regency
        }
      }
      attachments {
        url
      }
      sla {
        strictest {
          dueDay
        }
      }
    }
  }
}`);

/**
 * open311-requests.graphql:
 * Reports as an Open311 list shows them; GET /open311/v2/requests.json asks this.
 */
export const Open311Requests = operation<Open311RequestsQuery, Open311RequestsQueryVariables>(`query Open311Requests($filter: ReportFilter, $first: Int!, $after: String) {
  reports(filter: $filter, first: $first, after: $after) {
    edges {
      node {
        ...Open311Request
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}

fragment Open311Request on Report {
  number
  status
  archiveReason
  receivedAt
  updatedAt
  agencyAsSaid {
    name
  }
  agency {
    name
  }
  category {
    externalId
    name
  }
  content {
    title
    body
  }
  place {
    said {
      detail
      village
      district
      regency
    }
  }
  attachments {
    url
  }
  sla {
    strictest {
      dueDay
    }
  }
}`);

/**
 * overdue-and-due-soon.graphql:
 * What an agency and those below it are late with, and what is due within some working days.
 */
export const OverdueAndDueSoon = operation<OverdueAndDueSoonQuery, OverdueAndDueSoonQueryVariables>(`query OverdueAndDueSoon($agencyId: ID!, $within: Int!) {
  overdueReports(first: 10, filter: { agencyId: $agencyId }) {
    totalCount
    edges {
      node {
        stage
        dueDay
        report {
          number
        }
      }
    }
  }
  dueSoon(within: $within, first: 10, filter: { agencyId: $agencyId }) {
    totalCount
    edges {
      node {
        stage
        dueDay
        report {
          number
        }
      }
    }
  }
}`);

/**
 * overdue-of-agency.graphql:
 * What an agency is late with, longest overdue first.
 * The agency is named by its wilayah code's id: see agencyByIdentifier.
 */
export const OverdueOfAgency = operation<OverdueOfAgencyQuery, OverdueOfAgencyQueryVariables>(`query OverdueOfAgency($agencyId: ID!) {
  clocks(first: 5, filter: { agencyId: $agencyId, state: OVERDUE }) {
    totalCount
    edges {
      node {
        stage
        dueDay
        report {
          number
          status
        }
      }
    }
  }
}`);

/**
 * performance-of-agency.graphql:
 * Official indicators of an agency with all below it, beside those of the nation.
 * The period is of whole months; counts are rounded for whoever may not see the agency's reports.
 */
export const PerformanceOfAgency = operation<PerformanceOfAgencyQuery, PerformanceOfAgencyQueryVariables>(`query PerformanceOfAgency($agencyId: ID!, $period: PerformancePeriod!, $filter: PerformanceFilter) {
  agency(id: $agencyId) {
    name
    performance(period: $period, filter: $filter) {
      ...Indicators
    }
  }
  nationalPerformance(period: $period, filter: $filter) {
    ...Indicators
  }
}

fragment Indicators on Performance {
  exact
  received
  followedUp
  followedUpPercent
  light
  firstResponse {
    count
    medianDays
    p90Days
  }
  resolution {
    count
    medianDays
    p90Days
  }
  lateness {
    stage
    overdue
    breached
  }
  backlog {
    fromDays
    toDays
    open
  }
  reopened
  ratings
  averageRating
}`);

/**
 * postpone-report.graphql:
 * An office puts a report off (tunda); `message` says why.
 */
export const PostponeReport = operation<PostponeReportMutation, PostponeReportMutationVariables>(`mutation PostponeReport($input: PostponeReportInput!) {
  postponeReport(input: $input) {
    id
    number
    version
    status
  }
}`);

/**
 * preview-decree.graphql:
 * What a decree or amendment would change, before it is published with load-decree. Nothing is written.
 */
export const PreviewDecree = operation<PreviewDecreeQuery, PreviewDecreeQueryVariables>(`query PreviewDecree($input: AmendCalendarInput!) {
  previewCalendar(input: $input) {
    reports
    examined
    failed
    moved
    becomeLate
    becomeInTime
    byStage {
      stage
      moved
      becomeLate
      becomeInTime
    }
    examples {
      reportId
      stage
      dueDayBefore
      dueDayAfter
      stateBefore
      stateAfter
    }
  }
}`);

/**
 * proposed-agencies.graphql:
 * Where an undispatched report may belong, with reasons: who handled the same words or the category, who answers for the
 * place. CENTRAL_ADMIN; offices are shown agencies below their own. Nothing is dispatched by asking.
 */
export const ProposedAgencies = operation<ProposedAgenciesQuery, ProposedAgenciesQueryVariables>(`query ProposedAgencies($reportId: ID!, $first: Int! = 5) {
  report(id: $reportId) {
    number
    proposedAgencies(first: $first) {
      score
      agency {
        id
        name
      }
      reasons {
        ground
        reports
        indonesian
        english
      }
    }
  }
}`);

/**
 * publish-escalation-ladder.graphql:
 * Publishes another escalation ladder for clocks due on a day or later. CENTRAL_ADMIN.
 */
export const PublishEscalationLadder = operation<PublishEscalationLadderMutation, PublishEscalationLadderMutationVariables>(`mutation PublishEscalationLadder($input: PublishEscalationLadderInput!) {
  publishEscalationLadder(input: $input) {
    version
    validFromDay
  }
}`);

/**
 * publish-service-standard.graphql:
 * Publishes a limit that an agency sets itself; one looser than the national limit is refused.
 */
export const PublishServiceStandard = operation<PublishServiceStandardMutation, PublishServiceStandardMutationVariables>(`mutation PublishServiceStandard($input: PublishServiceStandardInput!) {
  publishServiceStandard(input: $input) {
    id
    stage
    limitDays
    validFromDay
    decree
  }
}`);

/**
 * publish-traffic-lights.graphql:
 * Publishes another table of traffic lights; periods that end before its first day keep theirs. CENTRAL_ADMIN.
 */
export const PublishTrafficLights = operation<PublishTrafficLightsMutation, PublishTrafficLightsMutationVariables>(`mutation PublishTrafficLights($input: PublishTrafficLightsInput!) {
  publishTrafficLights(input: $input) {
    version
    validFromDay
    lights {
      light
      fromPercent
    }
  }
}`);

/**
 * push-source-records.graphql:
 * An agency system pushes a page of its complaints (at most 100), oldest change first. Needs a CONNECTOR token of the
 * channel, or an admin's. The same page again, with the same key, gets the same answer and changes nothing.
 */
export const PushSourceRecords = operation<PushSourceRecordsMutation, PushSourceRecordsMutationVariables>(`mutation PushSourceRecords($input: PushSourceRecordsInput!) {
  pushSourceRecords(input: $input) {
    records {
      externalId
      verdict
      reason
    }
  }
}`);

/**
 * rate-report.graphql:
 * A citizen rates how the own report was handled, once it is closed: 1 (bad) to 5 (good). Needs a REPORTER token. The
 * rating can be changed for 30 days.
 */
export const RateReport = operation<RateReportMutation, RateReportMutationVariables>(`mutation RateReport($input: RateReportInput!) {
  rateReport(input: $input) {
    number
    version
    rating {
      score
      text
      ratedAt
    }
  }
}`);

/**
 * recomputation-progress.graphql:
 * How far the clocks of the newest publications have been computed again.
 */
export const RecomputationProgress = operation<RecomputationProgressQuery, RecomputationProgressQueryVariables>(`query RecomputationProgress($first: Int!) {
  recomputations(first: $first) {
    edges {
      node {
        book
        version
        agencyId
        total
        done
        failed
        failedReportIds
        startedAt
        endedAt
      }
    }
  }
}`);

/**
 * register-channel.graphql:
 * Registers a legacy system. It starts in the phase REGISTERED; setChannelPhase moves it one step at a time.
 * CENTRAL_ADMIN, or AGENCY_ADMIN of the agency that owns it.
 */
export const RegisterChannel = operation<RegisterChannelMutation, RegisterChannelMutationVariables>(`mutation RegisterChannel($input: RegisterChannelInput!) {
  registerChannel(input: $input) {
    id
    phase
    health
    agency {
      name
    }
  }
}`);

/**
 * register-old-url.graphql:
 * Addresses of an old site that are to lead to reports here, once its host name points to the hub.
 */
export const RegisterOldUrl = operation<RegisterOldUrlMutation, RegisterOldUrlMutationVariables>(`mutation RegisterOldUrl($input: RegisterOldUrlInput!) {
  registerOldUrl(input: $input) {
    id
    pattern
  }
}`);

/**
 * reject-duplicate.graphql:
 * Says that two reports are not the same; they are never proposed again.
 */
export const RejectDuplicate = operation<RejectDuplicateMutation, RejectDuplicateMutationVariables>(`mutation RejectDuplicate($input: RejectDuplicateInput!) {
  rejectDuplicate(input: $input) {
    id
    verb
    relation
    reason
  }
}`);

/**
 * remove-old-url.graphql:
 * Addresses of an old site that are to lead nowhere any more.
 */
export const RemoveOldUrl = operation<RemoveOldUrlMutation, RemoveOldUrlMutationVariables>(`mutation RemoveOldUrl($input: RemoveOldUrlInput!) {
  removeOldUrl(input: $input) {
    id
    oldUrls {
      id
      pattern
    }
  }
}`);

/**
 * remove-subscription.graphql:
 * Ends a subscription; what waits for it is not sent any more.
 */
export const RemoveSubscription = operation<RemoveSubscriptionMutation, RemoveSubscriptionMutationVariables>(`mutation RemoveSubscription($input: OneSubscriptionInput!) {
  removeSubscription(input: $input) {
    id
    active
  }
}`);

/**
 * reopen-report.graphql:
 * Opens a report again; `message` says why. The reporter, AGENCY_ADMIN, CENTRAL_ADMIN.
 */
export const ReopenReport = operation<ReopenReportMutation, ReopenReportMutationVariables>(`mutation ReopenReport($input: ReopenReportInput!) {
  reopenReport(input: $input) {
    id
    number
    version
    status
  }
}`);

/**
 * reply-to-matter.graphql:
 * One answer to all reports of a matter; says of each whether it was answered, and if not why.
 */
export const ReplyToMatter = operation<ReplyToMatterMutation, ReplyToMatterMutationVariables>(`mutation ReplyToMatter($input: ReplyToMatterInput!) {
  replyToMatter(input: $input) {
    matter {
      id
    }
    results {
      done
      code
      why
      report {
        number
        status
      }
    }
  }
}`);

/**
 * reply-to-report.graphql:
 * The reporter answers, or completes what was asked for.
 */
export const ReplyToReport = operation<ReplyToReportMutation, ReplyToReportMutationVariables>(`mutation ReplyToReport($input: ReplyToReportInput!) {
  replyToReport(input: $input) {
    id
    number
    version
    status
  }
}`);

/**
 * report-news.graphql:
 * What happens to reports, as it happens. Send it by POST with the header "Accept: text/event-stream" and keep the
 * connection open; come back with the header Last-Event-ID (the cursor of the last event) to miss nothing.
 */
export const ReportNews = operation<ReportNewsSubscription, ReportNewsSubscriptionVariables>(`subscription ReportNews($filter: ReportNewsFilter) {
  reportNews(filter: $filter) {
    cursor
    kind
    at
    status
    previousStatus
    stage
    dueDay
    report {
      id
      number
      agency {
        name
      }
    }
  }
}`);

/**
 * report-sla-and-alarms.graphql:
 * How a report stands: the deadline that counts now, the rung that was told, and everything that was told about it.
 */
export const ReportSlaAndAlarms = operation<ReportSlaAndAlarmsQuery, ReportSlaAndAlarmsQueryVariables>(`query ReportSlaAndAlarms($id: ID!) {
  report(id: $id) {
    number
    sla {
      workingDaysLeft
      level
      strictest {
        stage
        state
        dueDay
      }
      clocks {
        stage
        state
        dueDay
      }
    }
    alarms {
      stage
      kind
      level
      dueDay
      onDay
      at
    }
  }
}`);

/**
 * report-with-agency-sla-sources.graphql:
 * One report as a front end shows it: its agency, its deadlines, what happened to it and the channels that carried it.
 * Anybody may ask; a secret content or an anonymous reporter comes as null.
 */
export const ReportWithAgencySlaAndSources = operation<ReportWithAgencySlaAndSourcesQuery, ReportWithAgencySlaAndSourcesQueryVariables>(`query ReportWithAgencySlaAndSources($id: ID!) {
  report(id: $id) {
    id
    number
    status
    receivedAt
    content {
      title
      body
    }
    agency {
      name
    }
    clocks {
      stage
      dueDay
      state
    }
    timeline(first: 50) {
      edges {
        node {
          seq
          kind
          at
          status
          message
        }
      }
    }
    sourceRecords(first: 10) {
      edges {
        node {
          externalId
          channel {
            name
          }
        }
      }
    }
  }
}`);

/**
 * reports-page.graphql:
 * A page of reports for a list: newest first, each with agency, deadlines and the channels that carried it.
 * `filter: { status: [IN_PROGRESS] }` and the like; go on with `after: <pageInfo.endCursor>`.
 */
export const ReportsPage = operation<ReportsPageQuery, ReportsPageQueryVariables>(`query ReportsPage($first: Int!, $after: String, $filter: ReportFilter) {
  reports(first: $first, after: $after, filter: $filter) {
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        id
        number
        status
        receivedAt
        agency {
          name
        }
        clocks {
          stage
          dueDay
          state
        }
        sourceRecords(first: 5) {
          edges {
            node {
              externalId
              channel {
                name
              }
            }
          }
        }
      }
    }
  }
}`);

/**
 * request-completion.graphql:
 * An office asks the reporter for what is missing. The deadlines of the office stand still until the answer.
 */
export const RequestCompletion = operation<RequestCompletionMutation, RequestCompletionMutationVariables>(`mutation RequestCompletion($input: RequestCompletionInput!) {
  requestCompletion(input: $input) {
    id
    number
    version
    status
  }
}`);

/**
 * resolve-legacy-id.graphql:
 * The report behind an old number, for ever; empty: none that this viewer may see. GET /r/<system>/<number> does the same.
 */
export const ResolveLegacyId = operation<ResolveLegacyIdQuery, ResolveLegacyIdQueryVariables>(`query ResolveLegacyId($system: ID!, $id: String!) {
  resolveLegacyId(system: $system, id: $id) {
    joined
    report {
      id
      number
      status
    }
  }
}`);

/**
 * retry-delivery.graphql:
 * Tries a notice again at once, under the same id.
 */
export const RetryDelivery = operation<RetryDeliveryMutation, RetryDeliveryMutationVariables>(`mutation RetryDelivery($input: RetryDeliveryInput!) {
  retryDelivery(input: $input) {
    id
    state
    attempts
    nextAt
  }
}`);

/**
 * return-report.graphql:
 * An office gives a report back to the centre (bukan kewenangan); `message` says why.
 */
export const ReturnReport = operation<ReturnReportMutation, ReturnReportMutationVariables>(`mutation ReturnReport($input: ReturnReportInput!) {
  returnReport(input: $input) {
    id
    number
    version
    status
  }
}`);

/**
 * revoke-door-key.graphql:
 * Withdraws a key of an old client at once.
 */
export const RevokeDoorKey = operation<RevokeDoorKeyMutation, RevokeDoorKeyMutationVariables>(`mutation RevokeDoorKey($input: RevokeDoorKeyInput!) {
  revokeDoorKey(input: $input) {
    id
    revokedAt
  }
}`);

/**
 * rotate-subscription-secret.graphql:
 * A new secret for a webhook, shown this once; for a week the one before signs as well.
 */
export const RotateSubscriptionSecret = operation<RotateSubscriptionSecretMutation, RotateSubscriptionSecretMutationVariables>(`mutation RotateSubscriptionSecret($input: OneSubscriptionInput!) {
  rotateSubscriptionSecret(input: $input) {
    secret
    subscription {
      id
    }
  }
}`);

/**
 * routing-rules.graphql:
 * Rules by which new reports are dispatched without a clerk, oldest first. Offices.
 */
export const RoutingRules = operation<RoutingRulesQuery, RoutingRulesQueryVariables>(`query RoutingRules($first: Int! = 20, $after: String) {
  routingRules(first: $first, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        id
        enabled
        agency {
          name
        }
        region {
          name
        }
        category {
          name
        }
      }
    }
  }
}`);

/**
 * save-follow-up-template.graphql:
 * Keeps a template for follow-ups. Placeholders: {{nomor}}, {{instansi}}, {{tenggat}}. CENTRAL_ADMIN; AGENCY_ADMIN for
 * the own agency and all below it.
 */
export const SaveFollowUpTemplate = operation<SaveFollowUpTemplateMutation, SaveFollowUpTemplateMutationVariables>(`mutation SaveFollowUpTemplate($input: SaveFollowUpTemplateInput!) {
  saveFollowUpTemplate(input: $input) {
    id
    title
    body
    retired
  }
}`);

/**
 * save-notice-template.graphql:
 * Changes the words of one kind of notice in one language. CENTRAL_ADMIN.
 */
export const SaveNoticeTemplate = operation<SaveNoticeTemplateMutation, SaveNoticeTemplateMutationVariables>(`mutation SaveNoticeTemplate($input: SaveNoticeTemplateInput!) {
  saveNoticeTemplate(input: $input) {
    kind
    language
    subject
    body
  }
}`);

/**
 * save-routing-rule.graphql:
 * Lets new reports of a category, a region, or both go to an agency without a clerk, while it is enabled. CENTRAL_ADMIN.
 */
export const SaveRoutingRule = operation<SaveRoutingRuleMutation, SaveRoutingRuleMutationVariables>(`mutation SaveRoutingRule($input: SaveRoutingRuleInput!) {
  saveRoutingRule(input: $input) {
    id
    enabled
    agency {
      name
    }
    region {
      name
    }
    category {
      name
    }
  }
}`);

/**
 * send-test-notice.graphql:
 * Sends a notice about nothing the way all others go.
 */
export const SendTestNotice = operation<SendTestNoticeMutation, SendTestNoticeMutationVariables>(`mutation SendTestNotice($input: OneSubscriptionInput!) {
  sendTestNotice(input: $input) {
    id
    kind
    subject
    words
    state
    nextAt
  }
}`);

/**
 * shadow-dedup-model.graphql:
 * Lets a model score every pair beside the active one; nothing follows from it but counts.
 */
export const ShadowDedupModel = operation<ShadowDedupModelMutation, ShadowDedupModelMutationVariables>(`mutation ShadowDedupModel($input: UseDedupModelInput!) {
  shadowDedupModel(input: $input) {
    version
    state
    shadowSince
  }
}`);

/**
 * submit-report.graphql:
 * A citizen writes a report. With a REPORTER token it is the own one from then on; without a token nobody can answer it.
 * `agencyId`: straight to that agency, without the centre.
 */
export const SubmitReport = operation<SubmitReportMutation, SubmitReportMutationVariables>(`mutation SubmitReport($input: SubmitReportInput!) {
  submitReport(input: $input) {
    id
    number
    version
    status
  }
}`);

/**
 * traffic-lights.graphql:
 * From which shares followed up on the traffic lights of agencies show, for periods that end on a day.
 */
export const TrafficLights = operation<TrafficLightsQuery, TrafficLightsQueryVariables>(`query TrafficLights($onDay: Date) {
  trafficLights(onDay: $onDay) {
    version
    validFromDay
    lights {
      light
      fromPercent
    }
  }
}`);

/**
 * unlink-reports.graphql:
 * Takes a link between two reports back; names what still holds them together.
 */
export const UnlinkReports = operation<UnlinkReportsMutation, UnlinkReportsMutationVariables>(`mutation UnlinkReports($input: UnlinkReportsInput!) {
  unlinkReports(input: $input) {
    verb
    relation
    remainingPath {
      number
    }
  }
}`);

/**
 * unmerge-reports.graphql:
 * Takes a joined report out again as it was; lists what was done on the leading one meanwhile, and what still links them.
 */
export const UnmergeReports = operation<UnmergeReportsMutation, UnmergeReportsMutationVariables>(`mutation UnmergeReports($input: UnmergeReportsInput!) {
  unmergeReports(input: $input) {
    verb
    remainingPath {
      number
    }
    actionsWhileJoined {
      kind
      at
      actorRole
      message
    }
  }
}`);

/**
 * update-subscription.graphql:
 * Changes what is told, where to, or switches a subscription off and on.
 */
export const UpdateSubscription = operation<UpdateSubscriptionMutation, UpdateSubscriptionMutationVariables>(`mutation UpdateSubscription($input: UpdateSubscriptionInput!) {
  updateSubscription(input: $input) {
    id
    name
    kinds
    active
    targetShown
  }
}`);

/**
 * verify-report.graphql:
 * An office takes a report on (verifikasi), with its class: deadlines hang on it.
 */
export const VerifyReport = operation<VerifyReportMutation, VerifyReportMutationVariables>(`mutation VerifyReport($input: VerifyReportInput!) {
  verifyReport(input: $input) {
    id
    number
    version
    status
    classification
  }
}`);

/**
 * why-duplicate.graphql:
 * Why two reports are alike or not, field by field; what you may not read is "hidden".
 */
export const WhyDuplicate = operation<WhyDuplicateQuery, WhyDuplicateQueryVariables>(`query WhyDuplicate($a: ID!, $b: ID!) {
  why(a: $a, b: $b) {
    band
    relation
    bits
    conflicts
    modelVersion
    termsVersion
    notAutomatic {
      condition
      indonesian
      english
    }
    evidence {
      field
      level
      bits
      indonesian
      english
      spans {
        report
        part
        from
        to
        words
      }
    }
  }
}`);

/**
 * why-this-deadline.graphql:
 * Why a deadline is what it is, in Indonesian and English, and every day up to it: counted, or why not.
 */
export const WhyThisDeadline = operation<WhyThisDeadlineQuery, WhyThisDeadlineQueryVariables>(`query WhyThisDeadline($reportId: ID!) {
  report(id: $reportId) {
    number
    ombudsmanEligible
    clocks {
      stage
      startDay
      dueDay
      state
      certainty
      reasonIndonesian
      reasonEnglish
      standard {
        decree
        limitDays
      }
      trace {
        day
        verdict
        name
        decree
        count
        reasonIndonesian
        reasonEnglish
      }
    }
  }
}`);
