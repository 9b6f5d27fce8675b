const LOOK_MS = 200;

/** Watches the resident memory of this process; `end()` gives its greatest, MB. */
export function watchPeak(): { end(): number } {
  let peak = process.memoryUsage.rss();
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, LOOK_MS);
  return {
    end: () => {
      clearInterval(timer);
      return Math.round(Math.max(peak, process.memoryUsage.rss()) / 2 ** 20);
    },
  };
}
