import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { fromRoot } from '../../subgraphs/common/config/root.ts';
import { NoticeDelivery } from '../../subgraphs/notices/delivery/notice-delivery.entity.ts';
import { LONGEST_MS, MOST_TRIES } from '../../subgraphs/notices/delivery/retry.policy.ts';
import { WEBHOOK_TYPES, webhookBody } from '../../subgraphs/notices/delivery/webhook.ts';

const text = readFileSync(fromRoot('docs', 'NOTICES.md'), 'utf8');

test('the example of docs/NOTICES.md is a body as it is sent', () => {
  const example = JSON.parse(/```json\n([\s\S]*?)```/.exec(text)![1]!);
  const { subject, words, ...data } = example.data;
  const notice = Object.assign(new NoticeDelivery(), { kind: 'BREACHED', data, subject, words });
  notice.happenedAt = new Date(example.timestamp);
  expect(JSON.parse(webhookBody(notice))).toEqual(example);
});

test('docs/NOTICES.md lists the types that are sent, and how long is tried', () => {
  const listed = [...text.matchAll(/^\| `([\w.]+)` \|/gm)].map(([, type]) => type);
  expect(listed).toEqual(Object.values(WEBHOOK_TYPES));
  expect(text).toContain(`${MOST_TRIES} tries or three days`);
  expect(LONGEST_MS).toBe(3 * 24 * 3_600_000);
});
