import { expect, test } from '@jest/globals';
import { FOUNDING_TEMPLATES } from '../../../../subgraphs/reports/follow-up-template/founding-templates.ts';
import { checkPlaceholders, rendered } from '../../../../subgraphs/reports/follow-up-template/placeholder.policy.ts';

const FILLING = { number: 'LH-2603-7KQ2-ZDM5', agency: 'Dinas Pekerjaan Umum', dueDay: '2026-03-27' };

test.each<[string, object, string]>([
  ['Tanpa isian.', {}, 'Tanpa isian.'],
  ['No. {{nomor}} oleh {{ instansi }}', {}, 'No. LH-2603-7KQ2-ZDM5 oleh Dinas Pekerjaan Umum'],
  ['{{nomor}} {{nomor}}', {}, 'LH-2603-7KQ2-ZDM5 LH-2603-7KQ2-ZDM5'],
  ['paling lambat {{tenggat}}', {}, 'paling lambat 27 Maret 2026'],
  ['oleh {{instansi}}', { agency: null }, 'oleh Admin Pusat SP4N-LAPOR!'],
  // What is filled in stays text: no second filling in, no markup.
  ['oleh {{instansi}}', { agency: '{{nomor}} <b>$&</b>' }, 'oleh {{nomor}} <b>$&</b>'],
  ['{nomor} }} {{', {}, '{nomor} }} {{'],
])('the template %j with %j reads %j', (body, parts, text) =>
  expect(rendered(body, { ...FILLING, ...parts })).toBe(text),
);

test.each(['{{nama}}', '{{}}', '{{Nomor}}', '{{constructor}}', '{{nomor}} {{nik}}'])(
  'the placeholder in %j is unknown, and the error names the known ones',
  (body) => {
    const error = expect.objectContaining({
      code: 'TEMPLATE_PLACEHOLDER',
      message: expect.stringContaining('Known are {{nomor}}, {{instansi}}, {{tenggat}}.'),
    });
    expect(() => checkPlaceholders(body)).toThrow(error);
    expect(() => rendered(body, FILLING)).toThrow(error);
  },
);

test('a template with {{tenggat}} takes a day', () =>
  expect(() => rendered('{{tenggat}}', { ...FILLING, dueDay: null })).toThrow(
    'The placeholder {{tenggat}} cannot be filled in. This template takes dueDay in the input.',
  ));

test.each(FOUNDING_TEMPLATES.map(({ title, body }) => [title, body] as const))(
  'the founding template %s can be filled in',
  (_, body) => expect(rendered(body, FILLING)).not.toMatch(/[{}]/),
);
