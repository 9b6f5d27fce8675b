import { eventWord, word } from './paper-words.ts';

/** A line of the paper. */
export interface Line {
  label?: string;
  text: string;
}

type Named = { name: string } | null;

interface ReportFacts {
  receivedAt: string;
  status: string;
  classification: string | null;
  closedBy: string | null;
  archiveReason: string | null;
  anonymous: boolean;
  secret: boolean;
  agency: Named;
  regency: Named;
  category: Named;
  numbers: { system: string; number: string }[];
  content: { title: string | null; body: string; finalBody: string | null } | null;
  attachments: { name: string; bytes: number | null }[];
}

/** The report itself. */
export const REPORT_LINES = (report: ReportFacts): Line[] => [
  { label: 'Diterima / Received', text: report.receivedAt },
  { label: 'Status', text: [report.status, report.closedBy].filter(Boolean).map(word).join(' - ') },
  { label: 'Klasifikasi / Class', text: report.classification ? word(report.classification) : '-' },
  { label: 'Instansi / Agency', text: report.agency?.name ?? '-' },
  { label: 'Wilayah / Region', text: report.regency?.name ?? '-' },
  { label: 'Kategori / Category', text: report.category?.name ?? '-' },
  { label: 'Anonim, Rahasia', text: `${report.anonymous ? 'ya' : 'tidak'}, ${report.secret ? 'ya' : 'tidak'}` },
  {
    label: 'Nomor lain / Other numbers',
    text: report.numbers.map(({ system, number }) => `${system} ${number}`).join(', ') || '-',
  },
  ...(report.archiveReason ? [{ label: 'Alasan arsip', text: report.archiveReason }] : []),
  ...(report.content
    ? [
        { label: 'Judul', text: report.content.title ?? '-' },
        { label: 'Isi', text: report.content.body },
      ]
    : []),
  { label: 'Lampiran / Attachments', text: report.attachments.map(({ name }) => name).join(', ') || '-' },
];

interface EventFacts {
  at: string;
  certainty: string;
  kind: string;
  actorRole: string;
  actorAgency: Named;
  status: string | null;
  message: string | null;
}

/** One event of the history. */
export const EVENT_LINES = ({ at, certainty, kind, actorRole, actorAgency, status, message }: EventFacts): Line[] => [
  { label: certainty === 'EXACT' ? at : `${at} (paling lambat / at the latest)`, text: eventWord(kind) },
  { text: `Oleh / By: ${[word(actorRole), actorAgency?.name].filter(Boolean).join(', ')}` },
  ...(status ? [{ text: `Status: ${word(status)}` }] : []),
  ...(message ? [{ text: message }] : []),
];

interface ClockFacts {
  stage: string;
  holder: string;
  startDay: string;
  dueDay: string;
  endedDay: string | null;
  state: string;
  certainty: string;
  limitDays: number;
  timezone: string;
  ruleSetVersion: string;
  calendarVersion: number;
  trace: { day: string; count: number; reasonIndonesian: string; reasonEnglish: string; verdict: string }[];
}

/** One deadline, with each day that does not count by its reason. */
export const CLOCK_LINES = (clock: ClockFacts): Line[] => [
  { label: word(clock.stage), text: `${clock.limitDays} hari kerja / working days, ${word(clock.holder)}` },
  {
    text: `Mulai / start ${clock.startDay}, tenggat / due ${clock.dueDay}${clock.certainty === 'PROVISIONAL' ? ' (sementara / provisional)' : ''}, selesai / ended ${clock.endedDay ?? '-'}: ${word(clock.state)}`,
  },
  { text: `Aturan / rules ${clock.ruleSetVersion}, kalender / calendar ${clock.calendarVersion}, ${clock.timezone}` },
  ...clock.trace
    .filter(({ verdict }) => verdict !== 'COUNTED' && verdict !== 'WEEKEND')
    .map(({ day, reasonIndonesian, reasonEnglish }) => ({ text: `${day}: ${reasonIndonesian} / ${reasonEnglish}` })),
];

interface LookFacts {
  at: string;
  kind: string;
  role: string;
  agency: Named;
}

/** One look at what is not for everybody. */
export const LOOK_LINES = ({ at, kind, role, agency }: LookFacts): Line[] => [
  {
    label: at,
    text: `${[word(role), agency?.name].filter(Boolean).join(', ')}: ${kind === 'REPORTER' ? 'nama pelapor dibuka' : word(kind)}`,
  },
];
