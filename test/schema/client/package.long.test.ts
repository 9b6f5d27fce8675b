import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { fromRoot } from '../../../subgraphs/common/config/root.ts';

const folder = mkdtempSync(join(tmpdir(), 'lapor-hub-consumer-'));
const lapor = join(folder, 'node_modules', 'lapor-hub');
afterAll(() => rmSync(folder, { recursive: true }));

/** What the compiler says, empty when all is well. */
function tsc(...flags: string[]): string {
  const program = fromRoot('node_modules', 'typescript', 'bin', 'tsc');
  return spawnSync(process.execPath, [program, ...flags], { cwd: folder, encoding: 'utf8' }).stdout;
}

beforeAll(() => {
  mkdirSync(lapor, { recursive: true });
  cpSync(fromRoot('package.json'), join(lapor, 'package.json'));
  // The declarations as `npm run build` makes them, into the package of the consumer.
  expect(tsc('-p', fromRoot('schema', 'client'), '--outDir', join(lapor, 'dist'))).toBe('');
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const compilerOptions = {
    ...{ strict: true, noEmit: true, target: 'ES2023', lib: ['ES2024', 'DOM', 'DOM.Iterable'], types: [] },
    ...{ module: 'NodeNext', moduleResolution: 'NodeNext', skipLibCheck: false },
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['page.ts'] }));
});

const IMPORT = `import { createHubClient, HubRequestError, ReportNews, MyReports } from 'lapor-hub/client';
const hub = createHubClient({ url: 'https://hub.invalid/graphql' });`;

test('a front end outside this repository compiles against what the package exports', () => {
  writeFileSync(
    join(folder, 'page.ts'),
    `${IMPORT}
    export async function page(): Promise<string[]> {
      try {
        const { myReports } = await hub.request(MyReports, { first: 20 });
        for await (const { reportNews } of hub.subscribe(ReportNews, {})) console.log(reportNews.status satisfies string | null);
        return (myReports?.edges ?? []).map(({ node }) => node.number);
      } catch (error) {
        if (error instanceof HubRequestError) return [error.code, error.remedy];
        throw error;
      }
    }`,
  );
  expect(tsc('-p', '.')).toBe('');
});

test.each([
  ['a variable of another type', `hub.request(MyReports, { first: 'twenty' });`, /first|string/],
  ['a field that was not asked for', `(await hub.request(MyReports, { first: 1 })).nobody;`, /nobody/],
  [
    'a name that is not exported',
    `import { nobody } from 'lapor-hub/client'; nobody();`,
    /no exported member 'nobody'/,
  ],
])('%s does not compile', (_, line, words) => {
  writeFileSync(join(folder, 'page.ts'), `${IMPORT}\nexport {};\n${line}`);
  expect(tsc('-p', '.')).toMatch(words);
});
