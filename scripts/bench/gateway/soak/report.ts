/** What one minute left behind; megabytes of the gateway's process at its end. */
export interface Minute {
  minute: number;
  requests: number;
  /** After clearing up. */
  heapMb: number;
  externalMb: number;
  rssMb: number;
}

/** A figure over the minutes. */
export interface Course {
  first: number;
  last: number;
  /** Megabytes a minute, by least squares over the minutes after the first third, in which caches fill. */
  slopePerMinute: number;
}

/** What a soak found. */
export interface SoakReport {
  minutes: readonly Minute[];
  heap: Course;
  rss: Course;
  requests: number;
  /** Requests that got what they must not get. */
  errors: number;
  unmet: Record<string, number>;
}

/** The figures of a soak. */
export function soakReport(minutes: readonly Minute[], unmet: ReadonlyMap<string, number>): SoakReport {
  return {
    minutes,
    heap: course(minutes, ({ heapMb }) => heapMb),
    rss: course(minutes, ({ rssMb }) => rssMb),
    requests: minutes.reduce((sum, { requests }) => sum + requests, 0),
    errors: [...unmet.values()].reduce((sum, count) => sum + count, 0),
    unmet: Object.fromEntries(unmet),
  };
}

function course(minutes: readonly Minute[], figure: (minute: Minute) => number): Course {
  const settled = minutes.slice(Math.floor(minutes.length / 3));
  const middle = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [middle(settled.map(({ minute }) => minute)), middle(settled.map(figure))];
  const spread = settled.reduce((sum, { minute }) => sum + (minute - x) ** 2, 0);
  const rise = settled.reduce((sum, one) => sum + (one.minute - x) * (figure(one) - y), 0);
  return {
    first: figure(minutes[0]!),
    last: figure(minutes.at(-1)!),
    slopePerMinute: spread === 0 ? 0 : Number((rise / spread).toFixed(2)),
  };
}
