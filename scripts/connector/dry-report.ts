import { maskPersonal } from '../../subgraphs/common/privacy/mask.ts';
import type { DryPage } from '../../subgraphs/connectors/runner/dry-pull.ts';
import { type Whole, wholeOf, wholeText } from './dry-whole.ts';

type Read = DryPage['records'][number];

/** What came of pages that were only looked at. Texts are shortened and without personal numbers; reporters are not shown. */
export interface DryReport {
  pages: number;
  read: number;
  usable: number;
  complaints: Row[];
  /** The first of them as the hub would keep it, or all of them when asked for. */
  whole: Whole[];
  deadLetters: { place: string; reason: string }[];
  /** Words of the source for a status, how often each was met, and what it was taken for. */
  statuses: { raw: string; status: string; count: number }[];
  /** Those that no table explains. */
  unmapped: { raw: string; count: number }[];
  /** Share of complaints in which each part says something, 0 to 1. */
  filled: Record<string, number>;
  deleted: number;
  notes: string[];
}

interface Row {
  externalId: string;
  status: string;
  statusRaw: string;
  occurredAt: string;
  flags: string;
  text: string;
}

/** Longest part of a complaint's text that is shown. */
const TEXT_LENGTH = 48;

/** The report on pages that have been read; `rows`: how many complaints are shown, `full`: each of them whole. */
export function reportOf(pages: readonly DryPage[], rows: number, full = false): DryReport {
  const records = pages.flatMap((page) => page.records);
  const dead = pages.flatMap((page) => page.dead);
  const statuses = statusesOf(records);
  return {
    pages: pages.length,
    read: records.length + dead.length,
    usable: records.length,
    complaints: records.slice(0, rows).map(rowOf),
    whole: records.slice(0, full ? rows : 1).map(wholeOf),
    deadLetters: dead.map(({ place, reason }) => ({ place, reason })),
    statuses,
    unmapped: statuses.filter(({ status }) => status === 'UNKNOWN').map(({ raw, count }) => ({ raw, count })),
    filled: filledOf(records),
    deleted: pages.flatMap(({ page }) => page.deleted ?? []).length,
    notes: pages.flatMap(({ page }) => page.notes ?? []),
  };
}

function rowOf({ complaint }: Read): Row {
  const { externalId, status, statusRaw, occurredAt, privacy, title, body } = complaint;
  const flags = [privacy.anonymous && 'anonymous', privacy.secret && 'secret'].filter(Boolean).join('+') || '-';
  const text = shortened(title ?? body);
  return { externalId: shortened(externalId), status, statusRaw: shortened(statusRaw), occurredAt, flags, text };
}

function shortened(text: string): string {
  const line = maskPersonal(text).replace(/\s+/g, ' ').trim();
  return line.length > TEXT_LENGTH ? `${line.slice(0, TEXT_LENGTH - 3)}...` : line;
}

function statusesOf(records: readonly Read[]): DryReport['statuses'] {
  const byWord = Map.groupBy(records, ({ complaint }) => JSON.stringify([complaint.statusRaw, complaint.status]));
  return [...byWord.values()]
    .map((same) => {
      const { statusRaw, status } = same[0]!.complaint;
      return { raw: shortened(statusRaw), status, count: same.length };
    })
    .sort((a, b) => b.count - a.count);
}

/** Parts of a complaint in the order in which they are shown. */
function filledOf(records: readonly Read[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { complaint, reporter } of records)
    for (const [part, value] of Object.entries({ ...complaint, reporter }))
      counts[part] = (counts[part] ?? 0) + Number(says(value));
  return Object.fromEntries(
    Object.entries(counts).map(([part, count]) => [part, Math.round((count / records.length) * 100) / 100]),
  );
}

const says = (value: unknown) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

/** The report for people. */
export function reportText(report: DryReport): string {
  const { pages, read, usable, complaints, whole, deadLetters, statuses, unmapped, filled, deleted, notes } = report;
  const isFull = ([, share]: [string, number]) => share === 1;
  const shares = Object.entries(filled);
  const partly = shares.filter(([, share]) => share > 0 && share < 1);
  const never = shares.filter(([, share]) => share === 0);
  return [
    ...(complaints.length > 0 ? [tableText(complaints), ''] : []),
    ...whole.flatMap((one) => [wholeText(one), '']),
    `${counted(pages, 'page')}, ${counted(read, 'record')}: ${counted(usable, 'complaint')}, ${counted(deadLetters.length, 'dead letter')}${deleted ? `, ${deleted} gone` : ''}`,
    ...(read === 0 ? ['The source showed no record at all.'] : []),
    '',
    'Statuses',
    ...statuses.map(({ raw, status, count }) => `  ${String(count).padStart(6)}  "${raw}" is ${status}`),
    ...(unmapped.length > 0
      ? [`  In no statusMap, so they become UNKNOWN: ${unmapped.map(({ raw }) => `"${raw}"`).join(', ')}`]
      : []),
    '',
    'Parts',
    `  always: ${names(shares.filter(isFull))}`,
    `  partly: ${partly.map(([part, share]) => `${part} ${Math.round(share * 100)} %`).join(', ') || '-'}`,
    `  never:  ${names(never)}`,
    ...deadLines(deadLetters),
    ...notes.map((note) => `note, ${note}`),
  ].join('\n');
}

/** One line for each reason: a layout that was read wrongly has the same one a hundred times. */
const deadLines = (deadLetters: DryReport['deadLetters']) =>
  [...Map.groupBy(deadLetters, ({ reason }) => reason)].map(([reason, same]) => {
    const others = same.length > 1 ? ` and ${same.length - 1} more` : '';
    return `dead letter, ${same[0]!.place}${others}: ${reason}`;
  });

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;

const names = (shares: [string, number][]) => shares.map(([part]) => part).join(', ') || '-';

/** Columns as wide as their widest cell. */
function tableText(rows: readonly Row[]): string {
  const head = ['id', 'status', 'as spelt', 'received', 'flags', 'text'];
  const cells = rows.map((row) => [row.externalId, row.status, row.statusRaw, row.occurredAt, row.flags, row.text]);
  const widths = head.map((name, column) => Math.max(...[...cells.map((row) => row[column]!.length), name.length]));
  return [head, ...cells]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
