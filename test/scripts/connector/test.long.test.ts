import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { fromRoot } from '../../../subgraphs/common/config/root.ts';
import { hubProcess } from '../../support/hub-process.ts';

const SUPPORT = pathToFileURL(fromRoot('dist', 'test', 'subgraphs', 'connectors', 'conformance')).href;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'connector-'));
  put('good.mjs', `import { waterworks } from '${SUPPORT}/good.js'; export default waterworks();`);
  put(
    'broken.mjs',
    `import { waterworks } from '${SUPPORT}/good.js'; import talks from '${SUPPORT}/broken/logs-its-token.js';
     import impure from '${SUPPORT}/broken/impure-normalize.js';
     export default waterworks({ ...talks, normalize: impure.normalize });`,
  );
  put('lonely.source.mjs', 'export default { family: "HTML", config: {} };');
  put('faulty.source.mjs', 'export default { family: "HTML", config: {} };');
  put('faulty.recording.json', '{ "at": "kemarin", "http": {} }');
});
afterAll(() => rmSync(folder, { recursive: true }));

const put = (name: string, text: string) => writeFileSync(join(folder, name), text);

/** Runs `connector test` with these arguments, as an integrator does. */
async function connectorTest(file: string, ...args: string[]) {
  const child = hubProcess('scripts/connector.js', ['test', join(folder, file), ...args], {});
  const code = await child.exit();
  return { code, output: child.output() };
}

test('rows that pass end with exit code 0', async () => {
  const { code, output } = await connectorTest('good.mjs', '--only', '3,16,21,41');
  expect([code, output.trim().split('\n').at(-1)]).toEqual([0, 'PASSED: 4 passed, 0 failed, 0 not applicable']);
});

test('the card is JSON alone, whatever the connector prints, and a failed row is exit code 1', async () => {
  const { code, output } = await connectorTest('broken.mjs', '--json', '--only', '3');
  expect(code).toBe(1);
  expect(JSON.parse(output)).toMatchObject({ passed: false, rows: [{ number: 3, result: 'FAIL' }] });
});

test.each([
  ['nowhere.ts', /BAD_USER_INPUT.*is no file/],
  ['lonely.source.mjs', /lonely\.recording\.json is missing/],
  ['faulty.source.mjs', /faulty\.recording\.json: at: Invalid ISO datetime/],
])('%s is refused with the reason', async (file, reason) => {
  const { code, output } = await connectorTest(file);
  expect([code, output]).toEqual([1, expect.stringMatching(reason)]);
});

test('a source inside the own network is tried offline like any other', async () => {
  const written = hubProcess(
    'scripts/connector.js',
    ['init', '--family', 'rest', '--yes', '--id', 'dalam', '--folder', folder],
    {},
  );
  await written.exit();
  for (const name of ['dalam.yaml', 'dalam.recording.json']) {
    const text = readFileSync(join(folder, name), 'utf8');
    put(name, text.replaceAll(/https:\/\/[a-z.-]+\.invalid/g, 'http://10.1.2.3:8080'));
  }
  expect(readFileSync(join(folder, 'dalam.yaml'), 'utf8')).toContain('http://10.1.2.3:8080');
  const { code, output } = await connectorTest('dalam.yaml', '--only', '36,50');
  expect([code, output.trim().split('\n').at(-1)]).toEqual([0, 'PASSED: 2 passed, 0 failed, 0 not applicable']);
});
