import { existsSync } from 'node:fs';
import puppeteer, { type Browser } from 'puppeteer-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A headless Chromium of this machine. @throws Error when there is none: apt-get install chromium */
export async function openBrowser(): Promise<Browser> {
  const executablePath = PLACES.find(existsSync);
  if (!executablePath) throw new Error(`No browser at ${PLACES.join(', ')}. Install one: apt-get install chromium.`);
  return puppeteer.launch({ executablePath, args: ['--no-sandbox', '--lang=id'] });
}
