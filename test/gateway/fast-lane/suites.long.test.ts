import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { fromRoot } from '../../../subgraphs/common/config/root.ts';

const run = promisify(execFile);

/** Suites that start a gateway and ask it over HTTP. */
const SUITES = [
  'server',
  'graphql-over-http',
  'access/served',
  'limits/cost/cost-plugin',
  'observation/canaries',
  'observation/figures',
  'rates/open-rates',
  'supergraph/follow-supergraph',
  'execution/broken-subgraph',
];

/** Runs the suites in a lane; how many tests passed of how many. */
async function passed(lane: 'on' | 'off'): Promise<[number, number]> {
  const paths = SUITES.map((suite) => `test/gateway/${suite}.test.ts`);
  const flags = ['--experimental-vm-modules', fromRoot('node_modules', 'jest', 'bin', 'jest.js'), '--json', '--silent'];
  const { stdout } = await run(process.execPath, [...flags, '--runTestsByPath', ...paths], {
    cwd: fromRoot(),
    env: { ...process.env, FAST_LANE: lane, JEST_WORKER_ID: undefined },
    maxBuffer: 64 * 1024 * 1024,
  });
  const { numPassedTests, numTotalTests } = JSON.parse(stdout) as Record<'numPassedTests' | 'numTotalTests', number>;
  return [numPassedTests, numTotalTests];
}

test('the suites of HTTP, access, limits and errors pass in both lanes', async () => {
  const [fast, slow] = [await passed('on'), await passed('off')];
  expect(fast[0]).toBe(fast[1]);
  expect(slow).toEqual(fast);
  expect(fast[0]).toBeGreaterThan(50);
});
