/**
 * Items of `source`, where the next is being fetched while the one before is in use: at most one waits. A failure of the
 * source is told in its turn, after the items before it.
 */
export async function* readAhead<Item>(source: AsyncGenerator<Item>): AsyncGenerator<Item> {
  try {
    let next = fetched(source);
    for (;;) {
      const { done, value } = await next;
      if (done) return;
      next = fetched(source);
      yield value;
    }
  } finally {
    await source.return(undefined);
  }
}

/** Nobody may be waiting yet when it fails; whoever comes for it is told. */
function fetched<Item>(source: AsyncGenerator<Item>): Promise<IteratorResult<Item>> {
  const next = source.next();
  next.catch(() => {});
  return next;
}
