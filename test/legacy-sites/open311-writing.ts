import iconv from 'iconv-lite';
import type { Json } from '../../subgraphs/connectors/kit/index.ts';
import type { Answer } from './scripted-site.ts';

type Row = { [key: string]: Json };

/** How an invented city writes its replies. */
export interface Writing {
  /** JSON lists stand in { "service_requests": [...] }. */
  wrapped: boolean;
  /** A list of one is written as the one object. */
  single: boolean;
  /** "" for null, "true" for true, texts for numbers. */
  strings: boolean;
  /** Charset of XML. */
  charset: string;
}

/** A list as the city writes it in a format. */
export function listReply(rows: Row[], [list, item]: [string, string], format: string, writing: Writing): Answer {
  const shown = writing.strings ? rows.map((row) => stringly(row) as Row) : rows;
  if (format === 'xml') return xmlReply(list, shown.map((row) => xmlOf(item, row)).join(''), writing.charset);
  const value = writing.single && shown.length === 1 ? shown[0]! : shown;
  return jsonReply(writing.wrapped ? { [list]: value } : value);
}

/** A refusal as the city writes it. */
export function refusal(status: number, description: string, format: string, writing: Writing, more: Row = {}): Answer {
  const row = { code: status, description, ...more };
  const answer = format === 'xml' ? xmlReply('errors', xmlOf('error', row), writing.charset) : jsonReply([row]);
  return { ...(answer as object), status };
}

export const jsonReply = (value: Json): Answer => ({
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(value),
});

/** A document of XML with its declaration; the header says nothing about the charset. */
export const xmlReply = (root: string, inner: string, charset = 'utf-8'): Answer => ({
  headers: { 'content-type': 'text/xml' },
  body: iconv.encode(`<?xml version="1.0" encoding="${charset}"?>\n<${root}>${inner}</${root}>`, charset),
});

const stringly = (value: Json): Json => {
  if (value === null) return '';
  if (Array.isArray(value)) return value.map(stringly);
  if (typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, stringly(part)]));
  return String(value);
};

function xmlOf(name: string, value: Json): string {
  if (Array.isArray(value)) return value.map((part) => xmlOf(name, part)).join('');
  if (value === null || value === '') return `<${name}/>`;
  const inner =
    typeof value === 'object'
      ? Object.entries(value)
          .map(([key, part]) => xmlOf(key, part))
          .join('')
      : escaped(String(value));
  return `<${name}>${inner}</${name}>`;
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
