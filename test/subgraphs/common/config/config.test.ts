import { expect, test } from '@jest/globals';
import { hubConfig } from '../../../../subgraphs/common/config/config.ts';

test('without any variable the development form is configured', () => {
  expect(hubConfig({})).toMatchObject({ NODE_ENV: 'development', HOST: '127.0.0.1', PORT: 0 });
});

test('a variable that cannot be used is named with what it takes', () => {
  expect(() => hubConfig({ PORT: 'eighty', LOG_LEVEL: 'loud' })).toThrow(/PORT: .*; LOG_LEVEL: /);
});

test('production refuses the development secret', () => {
  expect(() => hubConfig({ NODE_ENV: 'production' })).toThrow(/HUB_SECRET must be set in production/);
  const own = 'an own secret of more than thirty-two characters';
  expect(hubConfig({ NODE_ENV: 'production', HUB_SECRET: own }).HUB_SECRET).toBe(own);
});
