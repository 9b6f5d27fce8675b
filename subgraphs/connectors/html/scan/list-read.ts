import { type PullContext, SourceError } from '../../kit/index.ts';
import { type ListPage, listPage } from '../page/list.parser.ts';
import type { HtmlConfig } from '../site/site.ts';
import { listUrl, type Visitor } from '../site/visitor.ts';
import { silentSpot } from './drift.policy.ts';

/** Answers to a page number past the end. */
const PAST_END = new Set([400, 404, 410]);

/** Reads a page of the list and proves that it is one. Null: the list ends before it. @throws SourceError */
export async function readList(ctx: PullContext<HtmlConfig>, visitor: Visitor, page: number): Promise<ListPage | null> {
  const reply = await visitor.visit(listUrl(ctx.config, page));
  if (page > 1 && PAST_END.has(reply.status)) return null;
  ctx.expect(reply.status !== 304, `page ${page} of the list answers 304, which nobody asked for.`);
  ctx.expect(reply.status < 400, `page ${page} of the list answers ${reply.status}.`);
  const list = listPage(reply.text, reply.url, ctx.config);
  if (list.items.length === 0) expectEmptyList(ctx, list, page);
  else expectFields(ctx, list, page);
  return list;
}

/** Without items a page may be the end of the list, or no list at all. */
function expectEmptyList(ctx: PullContext<HtmlConfig>, { asksPassword, framed }: ListPage, page: number): void {
  if (asksPassword)
    throw new SourceError('auth', `the site asks for a password instead of showing page ${page} of its list.`);
  const { frame, item } = ctx.config.list;
  ctx.expect(framed, `selector "${frame}" of list.frame matches nothing on page ${page}.`);
  ctx.expect(page > 1, `selector "${item}" of list.item matches nothing on page 1: the list is empty or has changed.`);
}

function expectFields(ctx: PullContext<HtmlConfig>, { items }: ListPage, page: number): void {
  const { fields, detail } = ctx.config;
  const said = items.map((item) => ({ ...item.said, 'detail.link': item.link }));
  const silent = silentSpot({ ...fields, 'detail.link': detail?.link }, said);
  ctx.expect(silent === null, `${silent} on page ${page}.`);
}
