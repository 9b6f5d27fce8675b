import { expect, test } from '@jest/globals';
import { sentAt } from '../../../../../subgraphs/connectors/mail/message/clock.policy.ts';

const receivedAt = '2026-03-17T02:00:00.000Z';

test.each([
  ['an hour before', '2026-03-17T01:00:00.000Z', '2026-03-17T01:00:00.000Z'],
  ['two weeks before', '2026-03-03T01:00:00.000Z', '2026-03-03T01:00:00.000Z'],
  ['of 1970', '1970-01-01T00:00:00.000Z', receivedAt],
  ['of a clock that is years behind', '2015-01-01T00:00:00.000Z', receivedAt],
  ['two days ahead', '2026-03-19T02:00:01.000Z', receivedAt],
  ['that is missing', null, receivedAt],
])('a Date header %s', (_, date, sent) => expect(sentAt({ date, receivedAt })).toBe(sent));
