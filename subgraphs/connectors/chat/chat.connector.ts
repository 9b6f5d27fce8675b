import { defineConnector, type RawRecord, SourceError, z } from '../kit/index.ts';
import { complaintOf, RECEIVED } from './complaint/complaint.parser.ts';
import { takeIn } from './conversation/take-in.ts';
import { type ChatConfig, chatConfig } from './service/chat.ts';
import { challengeAnswer, checkAge, SERVICES, verifyCall } from './service/services.ts';

/** Nothing is pulled, so there is no place to go on from. */
const chatCursor = z.strictObject({});

/**
 * Takes messages of chat services and SMS gateways in, which call `/hooks/<channel>`. Several messages of one
 * conversation are one complaint, each a new version of it. `arrival` ordering: messages may be brought out of order.
 */
export const chatConnector = defineConnector<ChatConfig, z.infer<typeof chatCursor>>({
  family: 'CHAT',
  version: '1.0.0',
  sdk: '^1',
  config: chatConfig,
  cursor: chatCursor,
  ordering: 'arrival',
  timezone: ({ timezone }) => timezone,
  statusMap: () => ({ [RECEIVED]: 'RECEIVED' }),
  normalize: complaintOf,
  identify: ({ id }) => (typeof id === 'string' ? id : null),

  /** A service calls us; whether it does is seen by its messages. */
  async check() {},

  async *pull() {},

  async webhook(ctx, request) {
    const answer = challengeAnswer(request, ctx.config);
    if (answer) return { records: [], deliveries: [], answer };
    if (request.method !== 'POST' && ctx.config.service !== 'SMS')
      throw new SourceError('auth', 'calls are made by POST.');
    verifyCall(request, ctx.config);
    const call = SERVICES[ctx.config.service].read(request, ctx.config, ctx.now());
    checkAge(call, ctx.config, ctx.now());
    // The body of an SMS call holds the token.
    const said = ctx.config.service === 'SMS' ? null : request.body.toString('utf8');
    const broken = call.broken.map(({ where, why }): RawRecord => ({ _where: where, broken: why, call: said }));
    const records = [...(await takeIn(ctx, call.events)), ...broken];
    return { records, deliveries: call.events.map(({ delivery }) => delivery) };
  },
});
