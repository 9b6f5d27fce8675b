import { expect, test } from '@jest/globals';
import { faultsOf, readYaml } from '../../../support/channel-files.ts';

const SOAP = `apiVersion: connector/v1
id: tiket
name: Layanan contoh
family: rest
every: 15m
base: https://layanan.invalid
format: xml
auth: { kind: none }
list:
  path: layanan.php
  soap:
    action: urn:contoh#daftar
    body: <a:daftar xmlns:a="urn:contoh"><halaman>{halaman}</halaman></a:daftar>
  items: daftarResponse.return.item
  paging: { kind: page, param: halaman }
key: nomor
timezone: Asia/Jakarta
map:
  body: uraian
  status: $status(status)
  statusRaw: status
  privacy: { anonymous: true, secret: true }
  occurredAt: $time(masuk)
statusMap:
  in: { Baru: RECEIVED }
`;

test('a SOAP source is a channel without code', async () => {
  const { config, unset } = await readYaml(SOAP);
  expect(unset).toEqual([]);
  expect(config).toMatchObject({
    format: 'xml',
    list: { soap: { version: '1.1', action: 'urn:contoh#daftar', body: expect.stringContaining('{halaman}') } },
  });
});

test('what does not go with SOAP is named with its line', async () => {
  const faults = await faultsOf(SOAP.replace('format: xml', 'format: json').replace('{halaman}<', '1<'));
  expect(faults.join('\n')).toMatch(/list\.soap: .*needs `format: xml`/);
  expect(faults.join('\n')).toMatch(/list\.soap: .*has no place \{halaman\} in its body/);
});
