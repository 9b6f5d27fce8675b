/** Shows how far long work is: one line that is overwritten on a terminal, nothing when the output is piped. */
export function progressLine(title: string, stream: NodeJS.WriteStream = process.stderr) {
  const started = performance.now();
  return {
    /** `total` 0: not known, so no time left is shown. */
    show(done: number, total = 0): void {
      if (!stream.isTTY) return;
      const rate = done / ((performance.now() - started) / 1000);
      const left = total > done && rate > 0 ? `, ${Math.ceil((total - done) / rate)} s left` : '';
      stream.write(`\r\x1b[K${title}: ${done}${total ? ` of ${total}` : ''} records, ${Math.round(rate)}/s${left}`);
    },
    /** Something else that is being waited for. */
    say(what: string): void {
      if (stream.isTTY) stream.write(`\r\x1b[K${title}: ${what}`);
    },
    end(): void {
      if (stream.isTTY) stream.write('\r\x1b[K');
    },
  };
}
