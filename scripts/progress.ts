/** Where progress is shown, and whether also to a file: then a line every so many seconds. */
interface ProgressOptions {
  stream?: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>;
  pipedSeconds?: number;
}

/**
 * Shows how far long work is: one line that is overwritten on a terminal; nothing when the output is piped, or a line
 * now and then (`pipedSeconds`) for work that takes many minutes.
 */
export function progressLine(
  title: string,
  { stream = process.stderr, pipedSeconds = Number.POSITIVE_INFINITY }: ProgressOptions = {},
) {
  const started = performance.now();
  let saidAt = started;
  const say = (text: string) => {
    if (stream.isTTY) stream.write(`\r\x1b[K${title}: ${text}`);
    else if (performance.now() - saidAt >= pipedSeconds * 1000) {
      saidAt = performance.now();
      stream.write(`${title}: ${text}\n`);
    }
  };
  return {
    /** `total` 0: not known, so no time left is shown. */
    show(done: number, total = 0): void {
      const rate = done / ((performance.now() - started) / 1000);
      const left = total > done && rate > 0 ? `, ${Math.ceil((total - done) / rate)} s left` : '';
      say(`${done}${total ? ` of ${total}` : ''} records, ${Math.round(rate)}/s${left}`);
    },
    /** Something else that is being waited for. */
    say,
    end(): void {
      if (stream.isTTY) stream.write('\r\x1b[K');
    },
  };
}
