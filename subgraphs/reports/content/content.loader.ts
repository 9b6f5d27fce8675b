import type { EntityManager, EntityName } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { groupedBy, inOrderOf } from '../../common/graphql/loader.ts';
import { ReportPlace } from '../place/report-place.entity.ts';
import { Rating } from '../rating/rating.entity.ts';
import { ReporterRow } from '../reporter/reporter.entity.ts';
import { Attachment } from './attachment.entity.ts';
import { Message } from './message.entity.ts';
import { ReportContent } from './report-content.entity.ts';

/** What a report says; null: not for this viewer. One query per tick. */
export const contentOfReport = (em: EntityManager) => oneOfReport(em, ReportContent);

/** Where it happened; null: nowhere, or not for this viewer. */
export const placeOfReport = (em: EntityManager) => oneOfReport(em, ReportPlace);

/** Who wrote it; null: not for this viewer. */
export const reporterOfReport = (em: EntityManager) => oneOfReport(em, ReporterRow);

/** How its reporter rates the handling; null: not at all, or not for this viewer. */
export const ratingOfReport = (em: EntityManager) => oneOfReport(em, Rating);

/** Attachments of a report, by name. */
export const attachmentsOfReport = (em: EntityManager) =>
  new DataLoader<string, Attachment[]>(async (ids) => {
    const rows = await em.find(Attachment, { reportId: { $in: [...ids] } }, { orderBy: { name: 'asc', id: 'asc' } });
    return groupedBy(ids, rows, (row) => row.reportId);
  });

/** Words of a report's events, by `seq`. */
export const messagesOfReport = (em: EntityManager) =>
  new DataLoader<string, Map<number, string>>(async (ids) => {
    const rows = await em.find(Message, { reportId: { $in: [...ids] } });
    return groupedBy(ids, rows, (row) => row.reportId).map(
      (group) => new Map(group.map(({ seq, text }) => [seq, text])),
    );
  });

const oneOfReport = <Row extends { reportId: string }>(em: EntityManager, entity: EntityName<Row>) =>
  new DataLoader<string, Row | null>(async (ids) => {
    const rows = (await em.find(entity, { reportId: { $in: [...ids] } } as never)) as Row[];
    return inOrderOf(ids, rows, (row) => row.reportId);
  });
