import { type HttpOptions, type Json, SourceError, type SourceErrorClass } from '../../kit/index.ts';
import type { Soap } from '../site/soap.ts';
import { FORMATS, type Format } from './format.ts';

const ENVELOPES = {
  '1.1': 'http://schemas.xmlsoap.org/soap/envelope/',
  '1.2': 'http://www.w3.org/2003/05/soap-envelope',
};

/** Answers that bear a fault: 400 and 500 say no more than that there is one. */
const FAULTY = [400, 500];

/** The call: envelope, headers, and the answers that are read though they are refusals. */
export function soapCall(soap: Soap, params: Record<string, Json>): HttpOptions {
  const { version, action, header } = soap;
  const open = `<soap:Envelope xmlns:soap="${ENVELOPES[version]}">`;
  const head = header === undefined ? '' : `<soap:Header>${header}</soap:Header>`;
  const body = soap.body.replace(/\{([^{}\s]+)\}/g, (_, name: string) => escaped(String(params[name] ?? '')));
  const quoted = `"${action.replace(/["\\\r\n]/g, encodeURIComponent)}"`;
  return {
    method: 'POST',
    body: `<?xml version="1.0" encoding="UTF-8"?>${open}${head}<soap:Body>${body}</soap:Body></soap:Envelope>`,
    accept: FAULTY,
    headers:
      version === '1.1'
        ? { 'content-type': 'text/xml; charset=utf-8', soapaction: quoted }
        : { 'content-type': `application/soap+xml; charset=utf-8${action && `; action=${quoted}`}` },
  };
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
const escaped = (text: string) => text.replace(/[&<>"']/g, (one) => ENTITIES[one] ?? one);

type Said = { [key: string]: Json };
const isObject = (value: unknown): value is Said =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textIn = (value: Json | undefined): string =>
  isObject(value) ? textIn(value._text ?? value.Value) : String(value ?? '').trim();

/** Words of a fault's codes, most telling first; what no row knows is the source's own trouble. */
const FAULTS: [words: RegExp, errorClass: SourceErrorClass][] = [
  [/auth|security|credential|unauthori[sz]ed|accessdenied|forbidden|token/i, 'auth'],
  [/throttl|ratelimit|toomany|quota/i, 'rate-limited'],
  [/^(?:Client|Sender|VersionMismatch|MustUnderstand|DataEncodingUnknown)\b/i, 'config'],
];

/** SOAP answers: what stands in the Body of the envelope. Prefixes are the server's whim, so they are left out. */
export const SOAP_FORMAT: Format = {
  ...FORMATS.xml,
  name: 'SOAP',
  parse(text) {
    const document = FORMATS.xml.parse(text, false) as Json;
    const envelope = isObject(document) ? document.Envelope : undefined;
    // A body without content is '' when it is parsed; one that is not there is another document.
    if (!isObject(envelope) || envelope.Body === undefined) throw new Error('holds no SOAP body');
    const body = isObject(envelope.Body) ? envelope.Body : {};
    if (isObject(body.Fault)) throw faultOf(body.Fault);
    return body;
  },
};

/** The failure a fault tells. Its text is left out: it may quote what was sent, and that may be a secret. */
function faultOf(fault: Said): SourceError {
  const codes = codesOf(fault).map((code) => code.replace(/^[\w.-]*:/, ''));
  const found = FAULTS.find(([words]) => codes.some((code) => words.test(code)));
  const shown = codes.map((code) => code.slice(0, 60)).join(' / ') || 'without a code';
  const step = found?.[1] === 'config' ? ' Compare list.soap with its WSDL.' : '';
  return new SourceError(found?.[1] ?? 'unavailable', `the source answers with a SOAP fault (${shown}).${step}`);
}

/** 1.1 says one code; 1.2 nests them, the general one outside. */
function codesOf(fault: Said): string[] {
  if (fault.faultcode !== undefined) return [textIn(fault.faultcode)].filter(Boolean);
  const codes: string[] = [];
  for (let code = fault.Code; isObject(code); code = code.Subcode ?? null) codes.push(textIn(code.Value));
  return codes.filter(Boolean);
}
