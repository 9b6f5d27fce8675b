import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { dropFolder, pullAll } from '../../../../support/sheet-pull.ts';

test('what cannot be got at is said by the name its owner gave it', async () => {
  const { folder, remove } = await dropFolder({ 'a.csv': 'x' });
  const refused = (config: Record<string, unknown>) => pullAll(config).catch((error) => error);
  expect(await refused({ folder: 'no-such-folder' })).toMatchObject({
    errorClass: 'config',
    message: 'folder: no-such-folder does not exist.',
  });
  expect((await refused({ file: 'no-such.csv' })).message).toBe('file: no-such.csv does not exist.');
  expect((await refused({ folder: join(folder, 'a.csv') })).message).toMatch(/a\.csv is not a folder\.$/);
  expect((await refused({ file: folder })).message).toMatch(/ is a folder, not a file\.$/);
  await remove();
});

test.each(['lama.xls', 'makro.xlsm', 'biner.xlsb', 'libre.ods'])(
  '%s in a drop folder is refused, not passed over in silence',
  async (name) => {
    const { folder, remove } = await dropFolder({ [name]: 'x' });
    await expect(pullAll({ folder })).rejects.toMatchObject({
      errorClass: 'drift',
      message: `${name} has a format that is not read. Save it as .xlsx or .csv.`,
    });
    await remove();
  },
);

test('an empty folder is no error: nothing was dropped yet', async () => {
  const { folder, remove } = await dropFolder({});
  expect(await pullAll({ folder })).toMatchObject({ complaints: [], dead: [], notes: [], cursors: [] });
  await remove();
});
