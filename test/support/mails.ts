/** An invented mail; parts that are left out are usual ones. Header lines are put in as they are. */
export interface MailParts {
  id?: string | null;
  from?: string;
  subject?: string;
  date?: string;
  /** More header lines. */
  headers?: string[];
  body?: string | Buffer;
}

/** The mail as a server receives it. */
export function mailOf({
  id,
  from = 'Warga Contoh <warga@contoh.invalid>',
  subject,
  date,
  headers = [],
  body = 'Isi.',
}: MailParts): Buffer {
  const lines = [
    ...(id ? [`Message-ID: <${id}>`] : []),
    `From: ${from}`,
    'To: aduan@dinas.invalid',
    ...(subject === undefined ? [] : [`Subject: ${subject}`]),
    ...(date === undefined ? [] : [`Date: ${date}`]),
    ...headers,
  ];
  // Latin-1 keeps bytes above 127 as they are.
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), Buffer.from(body)]);
}

/** A mail of several parts, each with its own header lines. */
export function multipart(parts: MailParts, bodies: string[], kind = 'mixed'): Buffer {
  const inner = bodies.map((body) => `--batas\r\n${body}\r\n`).join('');
  const headers = [...(parts.headers ?? []), `Content-Type: multipart/${kind}; boundary="batas"`];
  return mailOf({ ...parts, headers, body: `${inner}--batas--\r\n` });
}
