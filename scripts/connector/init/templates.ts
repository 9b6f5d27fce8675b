import { chatTemplate } from './chat.ts';
import { htmlTemplate } from './html.ts';
import { laporTemplate } from './lapor.ts';
import { mailTemplate } from './mail.ts';
import { open311Template } from './open311.ts';
import { restTemplate } from './rest.ts';
import { sheetTemplate } from './sheet.ts';
import { sqlTemplate } from './sql.ts';
import type { Template } from './template.ts';

/** THE list of families that `init` can begin. A test holds that what each writes is in order. */
export const TEMPLATES: Record<string, Template> = {
  html: htmlTemplate,
  chat: chatTemplate,
  lapor: laporTemplate,
  mail: mailTemplate,
  open311: open311Template,
  rest: restTemplate,
  sheet: sheetTemplate,
  sql: sqlTemplate,
};
