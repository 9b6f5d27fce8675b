import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readDeclaration } from '../../../../subgraphs/connectors/declarative/declaration.ts';
import { CONNECTORS } from '../../../../subgraphs/connectors/families.ts';
import { completeComplaint, normalizeInfo } from '../../../../subgraphs/connectors/kit/index.ts';
import type { SqlConfig } from '../../../../subgraphs/connectors/sql/settings/config.ts';
import { sqlConnector } from '../../../../subgraphs/connectors/sql/sql.connector.ts';

const README = new URL('../../../../subgraphs/connectors/sql/README.md', import.meta.url);

test('the channel of the README is twenty lines, is in order, and makes complaints', async () => {
  const [, yaml = ''] = /```yaml\n([^`]*)```/.exec(readFileSync(README, 'utf8')) ?? [];
  expect(yaml.trim().split('\n').length).toBeLessThanOrEqual(20);
  const folder = mkdtempSync(join(tmpdir(), 'lapor-hub-example-'));
  try {
    const file = join(folder, 'pju-kota.yaml');
    writeFileSync(file, yaml);
    const variables = { SOURCE_PJU_DSN: 'mariadb://pembaca:x@db.invalid/lampu?tls=true' };
    const { source, config, unset } = await readDeclaration(file, { connectors: CONNECTORS, variables });
    expect(unset).toEqual([]);
    expect(source).toMatchObject({ channel: 'pju-kota', family: 'SQL', secondsBetweenPulls: 300 });
    expect(JSON.stringify(source)).not.toContain('pembaca');
    const row = {
      no_urut: '7',
      uraian: 'Lampu padam',
      kode: 2,
      samar: 1,
      waktu_masuk: '2026-03-01 08:15:00',
      waktu_ubah: null,
    };
    const info = normalizeInfo(sqlConnector, config as SqlConfig);
    expect(await sqlConnector.normalize(row, info)).toMatchObject({ updatedAt: null });
    const complaint = await sqlConnector.normalize({ ...row, waktu_ubah: '2026-03-02 08:15:00' }, info);
    expect(completeComplaint(complaint)).toMatchObject({
      externalId: '7',
      status: 'IN_PROGRESS',
      privacy: { anonymous: true, secret: false },
      occurredAt: '2026-03-01T01:15:00.000Z',
      updatedAt: '2026-03-02T01:15:00.000Z',
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
