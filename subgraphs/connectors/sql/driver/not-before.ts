import type { Driver } from './driver.ts';

/** As two ranges of an index: servers that know no order of pairs find their places by it. */
export const notBefore: Driver['notBefore'] = (first, second, a, b) =>
  `(${first} > ${a()} or (${first} = ${a()} and ${second} >= ${b()}))`;
