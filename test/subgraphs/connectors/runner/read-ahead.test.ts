import { expect, test } from '@jest/globals';
import { readAhead } from '../../../../subgraphs/connectors/runner/read-ahead.ts';

/** Three pages; says what happens to it. */
async function* pages(said: string[], failsAt = 9): AsyncGenerator<number> {
  try {
    for (const page of [1, 2, 3]) {
      said.push(`read ${page}`);
      if (page === failsAt) throw new Error(`page ${page} is broken`);
      yield page;
    }
  } finally {
    said.push('closed');
  }
}

async function used(said: string[], source: AsyncGenerator<number>, until = 9): Promise<void> {
  for await (const page of readAhead(source)) {
    await new Promise(setImmediate);
    said.push(`used ${page}`);
    if (page === until) return;
  }
}

test('one page is read while the one before is in use, and never more than one', async () => {
  const said: string[] = [];
  await used(said, pages(said));
  expect(said).toEqual(['read 1', 'read 2', 'used 1', 'read 3', 'used 2', 'closed', 'used 3']);
});

test('a failure is told after the pages before it', async () => {
  const said: string[] = [];
  await expect(used(said, pages(said, 2))).rejects.toThrow('page 2 is broken');
  expect(said).toEqual(['read 1', 'read 2', 'closed', 'used 1']);
});

test('who stops early closes the source, and what was read ahead is let go', async () => {
  const said: string[] = [];
  await used(said, pages(said), 1);
  expect(said).toEqual(['read 1', 'read 2', 'used 1', 'closed']);
});
