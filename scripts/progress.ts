/** Where the output is piped and lines are asked for: time between two of them, ms. */
const LINE_EVERY_MS = 10_000;

/**
 * Shows how far long work is: one line that is overwritten on a terminal, nothing when the output is piped; with `lines` then
 * a line every ten seconds.
 */
export function progressLine(title: string, { stream = process.stderr as Out, lines = false } = {}) {
  const started = performance.now();
  let written = started;
  const write = (text: string) => {
    if (stream.isTTY) stream.write(`\r\x1b[K${text}`);
    else if (lines && performance.now() - written >= LINE_EVERY_MS) {
      written = performance.now();
      stream.write(`${text}\n`);
    }
  };
  return {
    /** `total` 0: not known, so no time left is shown. */
    show(done: number, total = 0): void {
      const rate = done / ((performance.now() - started) / 1000);
      const left = total > done && rate > 0 ? `, ${Math.ceil((total - done) / rate)} s left` : '';
      write(`${title}: ${done}${total ? ` of ${total}` : ''} records, ${Math.round(rate)}/s${left}`);
    },
    /** Something else that is being waited for. */
    say(what: string): void {
      write(`${title}: ${what}`);
    },
    end(): void {
      if (stream.isTTY) stream.write('\r\x1b[K');
    },
  };
}

type Out = Pick<NodeJS.WriteStream, 'isTTY' | 'write'>;
