import { createHmac, timingSafeEqual } from 'node:crypto';
import { recordingShape } from '../../../../subgraphs/connectors/conformance/recording.ts';
import type { Subject } from '../../../../subgraphs/connectors/conformance/subject.ts';
import { SourceError, type WebhookRequest } from '../../../../subgraphs/connectors/kit/index.ts';
import { type Config, type GoodConnector, goodConnector, waterworks } from './good.ts';

const BODY = '{"kiriman":"K-1","pengaduan":[]}';
const AT = '2026-03-17T02:59:00Z';
const LONGEST_MS = 300_000;

const signature = (token: string, at: string, body: Buffer) =>
  createHmac('sha256', token).update(`${at}.`).update(body).digest('hex');

/** What a call has to show before it is believed. */
export const PROOFS = {
  signature({ headers, body }: WebhookRequest, { token }: Config) {
    const said = Buffer.from(headers['x-tanda'] ?? '');
    const own = Buffer.from(signature(token, headers['x-waktu'] ?? '', body));
    return said.length === own.length && timingSafeEqual(said, own);
  },
  age({ headers }: WebhookRequest, _config: Config, now: Date) {
    return Math.abs(now.valueOf() - Date.parse(headers['x-waktu'] ?? '')) < LONGEST_MS;
  },
};

/** The waterworks, which also calls; the connector asks for these proofs, and marks deliveries or not. */
export function caller(proofs: readonly (keyof typeof PROOFS)[], marks = true): Subject {
  const webhook: GoodConnector['webhook'] = async (ctx, request) => {
    if (!proofs.every((proof) => PROOFS[proof](request, ctx.config, ctx.now())))
      throw new SourceError('auth', 'the call is not the source’s.');
    const { kiriman, pengaduan } = JSON.parse(request.body.toString('utf8'));
    return { records: pengaduan, deliveries: marks ? [kiriman] : [] };
  };
  const subject = waterworks({ ...goodConnector, webhook });
  const { recording } = subject;
  const headers = {
    'x-waktu': AT,
    'x-tanda': signature(String(recording.variables.SOURCE_AIR_TOKEN), AT, Buffer.from(BODY)),
  };
  return { ...subject, recording: recordingShape.parse({ ...recording, webhook: { headers, body: BODY } }) };
}
