import { plainText } from '../../kit/mapping/expression.ts';

/** HTML as a reader sees it; scripts and styles are no words. */
export const readable = (html: string) => plainText(html.replace(/<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, ''));
