import { expect, test } from '@jest/globals';
import { MARIADB_PROGRAMS, startMariadb } from './mariadb.ts';
import { describeWith } from './program.ts';

describeWith(MARIADB_PROGRAMS, 'a private MariaDB', () => {
  test('starts empty, runs statements and leaves nothing behind', async () => {
    const server = await startMariadb();
    const rows = await server.run('create table t (n int)', 'insert into t values (7)', 'select n from t');
    expect(rows).toEqual([{ n: 7 }]);
    await server.stop();
    await expect(server.run('select 1')).rejects.toThrow();
  });
});
