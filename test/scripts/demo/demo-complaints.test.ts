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
    site: 74,
    sheet: 79,
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

test('nothing else has the words of another complaint, except for what is known to look alike', () => {
  const alike = new Set([...world.same.map(([, sheet]) => sheet), ...world.apart.map(([, sheet]) => sheet)]);
  const keys = all.filter(({ id, body }) => !alike.has(id) && body !== 'Tes').map(({ body }) => textKey(body));
  expect(new Set(keys).size).toBe(keys.length);
});

test('what looks alike is told apart by its street, its time, its regency, or says nothing at all', () => {
  const alike = (because: string) => {
    const [site, sheet] = world.apart.find((pair) => pair[2] === because) ?? [];
    return [byId.get(site ?? ''), byId.get(sheet ?? '')] as [DemoComplaint, DemoComplaint];
  };
  const [mawar, teratai] = alike('another street');
  expect(mawar.body.replace('Mawar', 'Teratai')).toBe(teratai.body);
  const [first, again] = alike('five weeks later');
  expect(first).toMatchObject({ body: again.body, place: again.place });
  expect(first.daysAgo - again.daysAgo).toBe(35);
  const [pasaman, agam] = alike('another regency');
  expect(pasaman.body).toBe(agam.body);
  expect([pasaman.place.regency, agam.place.regency]).toEqual(['Kabupaten Pasaman', 'Kabupaten Agam']);
  expect(alike('texts that say nothing').map(({ body }) => textKey(body))).toEqual([null, null]);
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
