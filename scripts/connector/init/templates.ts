import { htmlTemplate } from './html.ts';
import { restTemplate } from './rest.ts';
import { sheetTemplate } from './sheet.ts';
import { sqlTemplate } from './sql.ts';
import type { Template } from './template.ts';

/** THE list of families that `init` can begin. A test holds that what each writes is in order. */
export const TEMPLATES: Record<string, Template> = {
  html: htmlTemplate,
  rest: restTemplate,
  sheet: sheetTemplate,
  sql: sqlTemplate,
};
