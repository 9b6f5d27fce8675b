import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { DoorComplaint } from '../intake.ts';

/** A call of the LAPOR! XML intake, read. */
export interface StreamCall {
  token: string;
  complaint: DoorComplaint;
}

/** The two marks of privacy as the protocol writes them. Nothing else is guessed at. */
const FLAGS: Record<string, boolean> = { '1': true, '0': false };

/** Marked declarations and document types; CDATA and comments are all that a client needs. */
const DECLARATION = /<!(?!--|\[CDATA\[)/;

const parser = new XMLParser({
  ...{ ignoreAttributes: false, attributeNamePrefix: '', textNodeName: 'text', ignoreDeclaration: true },
  ...{ parseTagValue: false, parseAttributeValue: false, htmlEntities: true, maxNestedTags: 8 },
});

/**
 * Reads `<lapor token=""><pelapor>…</pelapor><laporan rahasia="" anonim=""><isi/></laporan></lapor>`.
 * @returns what is wrong, as a text, when it is not such a call
 */
export function readStream(xml: string): StreamCall | string {
  if (DECLARATION.test(xml)) return 'The document declares a type; send plain elements only.';
  if (XMLValidator.validate(xml) !== true) return 'The body is no well-formed XML.';
  const { lapor } = parser.parse(xml) as { lapor?: Element };
  if (typeof lapor !== 'object') return 'The outermost element must be <lapor>.';
  const laporan = child(lapor, 'laporan');
  const pelapor = child(lapor, 'pelapor');
  const body = said(laporan.isi);
  const secret = FLAGS[said(laporan.rahasia)];
  const anonymous = FLAGS[said(laporan.anonim)];
  if (body === '') return '<isi> is empty.';
  if (secret === undefined || anonymous === undefined)
    return '<laporan> needs rahasia="0" or "1" and anonim="0" or "1": what may be shown is never guessed.';
  const privacy = { secret, anonymous };
  const rest = { status: 'RECEIVED', statusRaw: 'baru', reporter: reporterOf(pelapor) };
  return { token: said(lapor.token), complaint: { body, ...privacy, ...rest } };
}

type Element = Record<string, unknown>;

/** The client says so, nobody has checked it: such ids join no reports. */
function reporterOf(pelapor: Element) {
  const name = [said(pelapor.namadepan), said(pelapor.namabelakang)].filter(Boolean).join(' ');
  const ids = [
    { kind: 'EMAIL', value: said(pelapor.email), verified: false },
    { kind: 'PHONE', value: said(pelapor.telpon), verified: false },
  ].filter(({ value }) => value !== '');
  return name === '' && ids.length === 0 ? null : { name: name || null, ids };
}

const child = (parent: Element, name: string) =>
  typeof parent[name] === 'object' && parent[name] !== null ? (parent[name] as Element) : {};

/** Text of an element, with or without attributes beside it, or of an attribute. */
function said(value: unknown): string {
  const text = typeof value === 'object' && value !== null ? (value as Element).text : value;
  return typeof text === 'string' ? text.trim() : '';
}
