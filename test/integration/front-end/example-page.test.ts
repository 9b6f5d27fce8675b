import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'puppeteer-core';
import { serveExample } from '../../../scripts/examples/front-end/serve.ts';
import { startMock } from '../../../scripts/mock/mock-server.ts';
import { doorsHub } from '../../support/doors-hub.ts';
import { openBrowser } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/** The page before a hub; every fault it reports makes `faults` longer. */
async function pageAt(hub: string, headers: Record<string, string> = {}) {
  const served = await serveExample(hub, 0);
  const page = await browser.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  await page.setExtraHTTPHeaders(headers);
  await page.goto(served.url);
  const end = async () => {
    await page.close();
    served.stop();
  };
  return { page, faults, end };
}
const named = (page: Page, role: string, name: string) =>
  page.waitForSelector(`::-p-aria([name="${name}"][role="${role}"])`, { timeout: 20_000 });
const press = async (page: Page, name: string) => (await named(page, 'button', name))!.press('Enter');
const text = (page: Page, selector: string) =>
  page.$eval(selector, (element) => (element as { textContent: string }).textContent);
const says = (page: Page, words: string) => page.waitForSelector(`::-p-text(${words})`, { timeout: 20_000 });

test('before the mock: pages by keyboard, a filter, one report followed live', async () => {
  const mock = await startMock(0);
  const { page, faults, end } = await pageAt(mock.url, { 'x-mock-every': '200' });
  await page.waitForSelector('li button');
  const first = await text(page, 'li button');
  await press(page, 'Berikutnya');
  await says(page, 'Halaman 2');
  await page.waitForFunction(`document.querySelector('li button').textContent !== ${JSON.stringify(first)}`);
  await page.select('select', 'CLOSED');
  await says(page, 'Halaman 1');
  await (await page.$('li button'))!.press('Enter');
  await says(page, 'Dipantau langsung');
  expect(await page.evaluate('document.activeElement.id')).toBe('laporan');
  const before = await text(page, 'section output[aria-live]');
  await page.waitForFunction(
    `document.querySelector('section output[aria-live]').textContent !== ${JSON.stringify(before)}`,
  );
  expect(faults).toEqual([]);
  await end();
  await mock.stop();
});

test('before the mock: an error is told with code, remedy and request id', async () => {
  const mock = await startMock(0);
  const { page, end } = await pageAt(mock.url, { 'x-mock-error': 'OVERLOADED' });
  const alert = await page.waitForSelector('[role=alert]');
  expect(await alert!.evaluate((element) => (element as { textContent: string }).textContent)).toMatch(
    /^OVERLOADED: .*Coba lagi sebentar lagi\. Nomor permintaan: mock$/,
  );
  await end();
  await mock.stop();
});

test('before a hub: a report is filed, opened, listed, and its dispatch is seen as it happens', async () => {
  const hub = await doorsHub('halaman');
  const { page, faults, end } = await pageAt(hub.url);
  await (await named(page, 'textbox', 'Judul'))!.type('Lampu jalan padam');
  await (await named(page, 'textbox', 'Isi laporan'))!.type('Lampu di Jalan Contoh Melati padam tiga malam.');
  await press(page, 'Kirim');
  await says(page, 'diterima.');
  await says(page, 'Dipantau langsung');
  expect(await text(page, 'section output[aria-live]')).toBe('Belum terverifikasi');
  await hub.drained();
  const { data } = await hub.run('{ reports(first: 1) { edges { node { id number version } } } }', {});
  const [{ node }] = (data.reports as { edges: [{ node: { id: string; number: string; version: number } }] }).edges;
  expect(await text(page, '#laporan')).toBe(`Laporan ${node.number}`);
  const { data: agencies } = await hub.run('{ agencies(first: 1) { edges { node { id } } } }', {});
  const [agency] = (agencies.agencies as { edges: [{ node: { id: string } }] }).edges;
  const input = { idempotencyKey: 'd', reportId: node.id, expectedVersion: node.version, agencyId: agency.node.id };
  const dispatched = await hub.run('mutation ($input: DispatchReportInput!) { dispatchReport(input: $input) { id } }', {
    input,
  });
  expect(dispatched.said).toBeUndefined();
  await hub.drained();
  await page.waitForFunction(`document.querySelector('section output[aria-live]').textContent === 'Terdisposisi'`);
  expect(faults).toEqual([]);
  await end();
  await hub.stop();
});
