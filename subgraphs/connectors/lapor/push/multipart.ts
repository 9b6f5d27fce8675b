import { randomUUID } from 'node:crypto';

/** Fields as multipart/form-data (RFC 7578). */
export function multipart(fields: Record<string, string>): { body: string; contentType: string } {
  const boundary = `lapor-hub-${randomUUID()}`;
  const parts = Object.entries(fields).map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${named(name)}"\r\n` +
      `Content-Type: text/plain; charset=utf-8\r\n\r\n${value}\r\n`,
  );
  return { body: `${parts.join('')}--${boundary}--\r\n`, contentType: `multipart/form-data; boundary=${boundary}` };
}

/** As browsers spell what would end the name. */
const named = (name: string) => name.replace(/"/g, '%22').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
