import { inflateSync } from 'node:zlib';
import { z } from 'zod';
import { hubError } from '../../../subgraphs/common/errors/hub-error.ts';
import type { Packet } from './packet.ts';

const shape = z.strictObject({
  format: z.string(),
  issuedAt: z.string(),
  issuedTo: z.string(),
  reportId: z.string(),
  reportNumber: z.string(),
  entries: z.array(z.strictObject({ n: z.number(), kind: z.string(), body: z.unknown(), hash: z.string() })),
  seal: z.strictObject({
    algorithm: z.literal('Ed25519'),
    publicKey: z.string(),
    keyFingerprint: z.string(),
    head: z.string(),
    signature: z.string(),
  }),
});

/** The packet in a file: JSON, or the PDF that carries it. @throws BAD_USER_INPUT for a file that holds none */
export function packetIn(file: Buffer): Packet {
  const text = file.subarray(0, 5).equals(Buffer.from('%PDF-')) ? attachedTo(file) : file.toString('utf8');
  const read = shape.safeParse(jsonOf(text));
  if (read.success) return read.data as Packet;
  const [issue] = read.error.issues;
  throw hubError('BAD_USER_INPUT', `The file holds no packet: ${issue?.path.join('.') || 'it'} ${issue?.message}.`);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw hubError('BAD_USER_INPUT', 'The file holds no packet: it is neither JSON nor a PDF of this hub.');
  }
}

/** The file embedded in a PDF as our own writer puts it there: one stream, deflated. */
function attachedTo(pdf: Buffer): string {
  const head = pdf.indexOf('/Type /EmbeddedFile');
  const from = pdf.indexOf('stream\n', head) + 'stream\n'.length;
  const to = pdf.indexOf('\nendstream', from);
  if (head < 0 || to < 0) throw hubError('BAD_USER_INPUT', 'The PDF carries no packet.json.');
  return inflateSync(pdf.subarray(from, to)).toString('utf8');
}
