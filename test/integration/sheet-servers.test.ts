import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { COLUMN_SETS, csvOf, ordinary, ordinaryRows, ringkas } from '../support/ringkas.ts';
import { type Pulled, pullAll } from '../support/sheet-pull.ts';
import { describeWith } from './servers/program.ts';
import { type Sshd, startSshd } from './servers/sshd.ts';
import { startVsftpd, type Vsftpd } from './servers/vsftpd.ts';

const columns = COLUMN_SETS[20];
const exportOf = (...rows: Parameters<typeof ringkas>[1]) => csvOf(ringkas(columns, rows));
const ids = ({ complaints }: Pulled) => complaints.map(({ externalId }) => externalId);

/** What holds for files behind any server: `put` lays a file there, `from` is how a source names the place. */
function behaves(place: () => { folder: string; from: (parts?: object) => object }): void {
  const put = (name: string, content: string | Buffer) => {
    writeFileSync(join(place().folder, name), content);
    chmodSync(join(place().folder, name), 0o644);
  };
  const pull = (cursor: Parameters<typeof pullAll>[1] = null, parts: object = {}) =>
    pullAll({ from: place().from(parts) }, cursor);
  const failure = (parts: object) => pull(null, parts).catch((error) => error);

  beforeEach(() => {
    for (const name of ['januari.csv', 'februari.csv', 'lama.xls']) rmSync(join(place().folder, name), { force: true });
    put('januari.csv', exportOf(...ordinaryRows(3)));
  });

  test('its files are read in the order of their names, once', async () => {
    put('februari.csv', exportOf(ordinary('7000009')));
    const first = await pull();
    expect(ids(first)).toEqual(['7000009', ...ids(await pullAll({ file: join(place().folder, 'januari.csv') }))]);
    expect((await pull(first.cursors.at(-1))).cursors).toEqual([]);
  });

  test('a file that was replaced is read again, and every cursor leads to the same end', async () => {
    const first = await pull();
    put('januari.csv', exportOf(...ordinaryRows(4)));
    const second = await pull(first.cursors.at(-1));
    expect(second.complaints).toHaveLength(4);
    for (const cursor of [null, ...first.cursors, ...second.cursors]) {
      expect((await pull(cursor)).cursors.at(-1) ?? cursor).toEqual(second.cursors.at(-1));
    }
  });

  test('a spreadsheet of a format that is not read is refused by its name', async () => {
    put('lama.xls', 'x');
    expect(await failure({})).toMatchObject({
      errorClass: 'drift',
      message: expect.stringContaining('lama.xls has a'),
    });
  });

  test('a folder that is not there is the owner’s to mend; a server that is not there is unavailable', async () => {
    expect(await failure({ folder: '/tidak-ada' })).toMatchObject({
      errorClass: 'config',
      message: expect.stringContaining('does not exist'),
    });
    expect(await failure({ port: 1 })).toMatchObject({ errorClass: 'unavailable' });
  });
}

describeWith({ sshd: 'openssh-server', 'ssh-keygen': 'openssh-client' }, 'exports behind SFTP', () => {
  let sshd: Sshd;
  beforeAll(async () => {
    sshd = await startSshd();
  });
  afterAll(() => sshd.stop());
  const from = (parts: object = {}) => {
    const { port, user, privateKey, hostKey, folder } = sshd;
    return { kind: 'sftp', host: '127.0.0.1', port, user, privateKey, hostKey, folder, ...parts };
  };
  behaves(() => ({ folder: sshd.folder, from }));

  test('a server with another key is told nothing', async () => {
    const other = `SHA256:${'A'.repeat(43)}`;
    await expect(pullAll({ from: from({ hostKey: other }) })).rejects.toMatchObject({
      errorClass: 'config',
      message: expect.stringContaining('shows another key than hostKey'),
    });
  });

  test('an account that is refused is said to be', async () => {
    const refused = from({ privateKey: undefined, password: 'invented' });
    await expect(pullAll({ from: refused })).rejects.toMatchObject({ errorClass: 'auth' });
  });
});

describeWith({ vsftpd: 'vsftpd' }, 'exports behind FTP', () => {
  let vsftpd: Vsftpd;
  beforeAll(async () => {
    vsftpd = await startVsftpd();
  });
  afterAll(() => vsftpd.stop());
  const from = (parts: object = {}) => ({
    ...{ kind: 'ftp', host: '127.0.0.1', port: vsftpd.port, user: 'anonymous', password: 'a@contoh.invalid' },
    ...{ tls: false, folder: '/ekspor', ...parts },
  });
  behaves(() => ({ folder: vsftpd.folder, from }));

  test('an account that is refused is said to be', async () => {
    await expect(pullAll({ from: from({ user: 'orang' }) })).rejects.toMatchObject({ errorClass: 'auth' });
  });
});
