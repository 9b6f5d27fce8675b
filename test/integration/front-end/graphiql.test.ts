import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'puppeteer-core';
import { EXAMPLES } from '../../../gateway/graphiql-bar.ts';
import { type RunningMock, startMock } from '../../../scripts/mock/mock-server.ts';
import { openBrowser } from './browser.ts';

let browser: Browser;
let mock: RunningMock;
beforeAll(async () => {
  browser = await openBrowser();
  mock = await startMock(0);
});
afterAll(async () => {
  await browser?.close();
  await mock?.stop();
});

test('GraphiQL opens the examples as tabs, and the token of the box goes with what it sends', async () => {
  const page = await browser.newPage();
  const faults: string[] = [];
  page.on('console', (line) => {
    if (line.text().includes('Content Security Policy')) faults.push(line.text());
  });
  const sent: (string | undefined)[] = [];
  page.on('request', (request) => {
    if (request.url() === mock.url && request.postData()?.includes('ReportsPage('))
      sent.push(request.headers().authorization);
  });
  await page.goto(new URL('/', mock.url).href);
  await page.waitForSelector(`.graphiql-tab:nth-of-type(${EXAMPLES.length})`);
  const titles = await page.$$eval('.graphiql-tab', (tabs) =>
    tabs.map((tab) => (tab as { textContent: string }).textContent.replace(' icon', '')),
  );
  expect(titles).toEqual(['ReportsPage', 'AgencyByCode', 'MyWorkQueue', 'SubmitReport', 'ReportNews']);
  await page.type('#token', 'abc.def.ghi');
  await (await page.waitForSelector('.graphiql-execute-button:not([disabled])'))!.click();
  await page.waitForFunction(`document.querySelector('.result-window').textContent.includes('reports')`);
  expect(sent).toEqual(['Bearer abc.def.ghi']);
  expect(faults).toEqual([]);
});
