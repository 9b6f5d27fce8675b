import type DataLoader from 'dataloader';
import { maskPersonal } from '../../common/privacy/mask.ts';
import type { AccessService } from '../access/access.service.ts';
import type { ReportPlace } from '../place/report-place.entity.ts';
import type { Report } from '../report/report.entity.ts';
import type { ReporterRow } from '../reporter/reporter.entity.ts';
import type { Attachment } from './attachment.entity.ts';
import type { ReportContent } from './report-content.entity.ts';

/** Where the rows come from, under the viewer's rights. */
export interface ContentLoaders {
  report: DataLoader<string, Report | null>;
  content: DataLoader<string, ReportContent | null>;
  place: DataLoader<string, ReportPlace | null>;
  reporter: DataLoader<string, ReporterRow | null>;
  attachments: DataLoader<string, Attachment[]>;
  messages: DataLoader<string, Map<number, string>>;
}

/** Texts of reports as the viewer may read them: personal numbers only for those who may know the reporter. */
export class ContentService {
  constructor(
    private readonly loaders: ContentLoaders,
    private readonly access: AccessService,
  ) {}

  /** Title and bodies; null: not for this viewer. */
  async content(reportId: string): Promise<ReportContent | null> {
    const [content, text] = await Promise.all([this.loaders.content.load(reportId), this.reading(reportId)]);
    if (!content) return null;
    await this.noteSecret(reportId);
    const { title, body, finalBody } = content;
    return { reportId, title: text(title), body: text(body), finalBody: text(finalBody) };
  }

  /** The place; null: none, or not for this viewer. */
  async place(reportId: string): Promise<ReportPlace | null> {
    const [place, text] = await Promise.all([this.loaders.place.load(reportId), this.reading(reportId)]);
    if (!place) return null;
    const { regionCode, conflict, said } = place;
    return { reportId, regionCode, conflict, said: { ...said, detail: text(said.detail) } };
  }

  /** Attachments; none when the content is not for this viewer. */
  async attachments(reportId: string): Promise<Attachment[]> {
    const [attachments, text] = await Promise.all([this.loaders.attachments.load(reportId), this.reading(reportId)]);
    return attachments.map((attachment) => ({ ...attachment, name: text(attachment.name) }));
  }

  /** The words of an event; null: it has none, or they are not for this viewer. */
  async message(reportId: string, seq: number): Promise<string | null> {
    const [messages, text] = await Promise.all([this.loaders.messages.load(reportId), this.reading(reportId)]);
    const words = text(messages.get(seq) ?? null);
    if (words !== null) await this.noteSecret(reportId);
    return words;
  }

  private async noteSecret(reportId: string): Promise<void> {
    if ((await this.loaders.report.load(reportId))?.secret) await this.access.note(reportId, 'CONTENT');
  }

  private async reading(reportId: string) {
    const knowsReporter = (await this.loaders.reporter.load(reportId)) !== null;
    return <Text extends string | null>(text: Text): Text =>
      (knowsReporter || text === null ? text : maskPersonal(text)) as Text;
  }
}
