import { expect, test } from '@jest/globals';
import { type DemoComplaint, demoWorld } from '../../../scripts/demo/demo-complaints.ts';
import { maskPersonal } from '../../../subgraphs/common/privacy/mask.ts';
import { textKey } from '../../../subgraphs/common/text/text-key.ts';

const world = demoWorld();
const all = [...world.site, ...world.sheet];
const byId = new Map(all.map((complaint) => [complaint.id, complaint]));
const pairs = world.same.map(([site, sheet]) => [byId.get(site), byId.get(sheet)] as [DemoComplaint, DemoComplaint]);

test('the world is the same on every call', () => {
  expect(demoWorld()).toEqual(world);
});

test('both channels have their own numbers, and about half of what each holds is not in the other', () => {
  expect(byId.size).toBe(all.length);
  expect({ site: world.site.length, sheet: world.sheet.length, same: world.same.length }).toEqual({
    site: 73,
    sheet: 76,
    same: 25,
  });
});

test('each pair is one submission: the same words and place, within two weeks, most of them written differently', () => {
  for (const [site, sheet] of pairs) {
    expect(textKey(sheet.body)).toBe(textKey(site.body));
    expect(sheet.place).toEqual(site.place);
    expect(Math.abs(sheet.daysAgo - site.daysAgo)).toBeLessThanOrEqual(14);
  }
  expect(pairs.filter(([site, sheet]) => sheet.body !== site.body).length).toBeGreaterThan(20);
});

test('five of the pairs say so themselves: the website names the number of the export', () => {
  const numbered = world.site.filter(({ trackingId }) => trackingId !== null);
  expect(numbered.map(({ id, trackingId }) => [id, trackingId])).toEqual(world.same.slice(0, 5));
});

test('nothing else has the words of another complaint, except for texts that say nothing', () => {
  const paired = new Set(world.same.map(([, sheet]) => sheet));
  const keys = all.filter(({ id, body }) => !paired.has(id) && body !== 'Tes').map(({ body }) => textKey(body));
  expect(new Set(keys).size).toBe(keys.length);
  expect(all.filter(({ body }) => body === 'Tes')).toHaveLength(2);
});

test('the template of two streets differs in the street alone', () => {
  const [mawar, teratai] = ['PM-3000', 'PM-3001'].map((id) => byId.get(id)?.body ?? '');
  expect(mawar?.replace('Mawar', 'Teratai')).toBe(teratai);
});

test('texts are as long as citizens write: 10 to 60 words', () => {
  const words = all.filter(({ body }) => body !== 'Tes').map(({ body }) => body.split(/\s+/).length);
  expect(Math.min(...words)).toBeGreaterThanOrEqual(10);
  expect(Math.max(...words)).toBeLessThanOrEqual(60);
});

test('some texts bear numbers of persons: none can exist, all are masked, and who is anonymous has no name', () => {
  const personal = all.filter(({ body }) => /NIK/.test(body));
  expect(personal.length).toBeGreaterThan(10);
  for (const { body, anonymous } of personal) {
    expect(body).toMatch(/NIK 1308010000\d{6}, telepon 0800-000-\d{4}\.$/i);
    expect(maskPersonal(body)).toMatch(/NIK \[NIK\], telepon \[telepon\]\.$/i);
    expect(/Rangkayo|Puti|Malin/i.test(body)).toBe(!anonymous);
  }
});

test('some of what Kabupaten Pasaman has to do is far overdue, some is done', () => {
  const own = world.site.filter(({ place }) => place.regency === 'Kabupaten Pasaman');
  expect(own.filter(({ status, daysAgo }) => status === 'Diverifikasi' && daysAgo > 40).length).toBeGreaterThan(0);
  expect(own.filter(({ status }) => status === 'Selesai').length).toBeGreaterThan(0);
});
