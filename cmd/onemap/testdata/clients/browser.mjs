// Opens a page of this folder in Chromium, waits until it says what it drew, and
// prints that as JSON together with whatever went wrong on the way.
// usage: node browser.mjs ADDRESS PICTURE.png
import {chromium} from 'playwright-core';

const [address, picture] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--enable-unsafe-swiftshader'],
});
const page = await browser.newPage({viewport: {width: 900, height: 700}});
const wrong = [];
page.on('pageerror', e => wrong.push(`page: ${e.message}`));
page.on('console', m => { if (m.type() === 'error') wrong.push(`console: ${m.text()}`); });
page.on('response', r => { if (r.status() >= 400) wrong.push(`${r.status()} ${r.url()}`); });
page.on('requestfailed', r => wrong.push(`failed: ${r.url()} ${r.failure()?.errorText}`));
let drawn = {};
try {
  await page.goto(address);
  await page.waitForFunction(() => window.drawn !== undefined, null, {timeout: 60_000});
  drawn = await page.evaluate(() => window.drawn);
  await page.screenshot({path: picture});
} catch (e) {
  wrong.push(String(e));
}
await browser.close();
console.log(JSON.stringify({...drawn, wrong: [...(drawn.wrong ?? []), ...wrong]}));
