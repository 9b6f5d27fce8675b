import type { Found } from './flood.ts';

/** What one slice of the run found. */
export interface Slice extends Found {
  kind: 'peak' | 'flood';
  /** CPU seconds that the hub's process used meanwhile. */
  cpuSeconds: number;
}

/** What is left of a hub that is asked more than it can answer. */
export interface OverloadReport {
  peakPerSecond: number;
  offeredPerSecond: number;
  goodputPerSecond: number;
  /** Whole answers per second under overload, by those at the peak: of all slices together. */
  goodputRatio: number;
  /** The same round by round, the lowest and the highest: how much the machine wavered. */
  lowestRatio: number;
  highestRatio: number;
  /** Whole answers per CPU second under overload, by those at the peak: what refusing costs, however busy the machine is. */
  cpuRatio: number;
  refused: number;
  failed: number;
  /** Requests that failed while nobody pushed: what was flooded has not come back to itself. */
  failedAtPeak: number;
  /** Of whole answers under overload, the worst slice's, ms. */
  p99Ms: number;
}

/** The figures of a run; every round holds slices of both kinds. */
export function overloadReport(rounds: readonly (readonly Slice[])[]): OverloadReport {
  const [peaks, floods] = [of(rounds.flat(), 'peak'), of(rounds.flat(), 'flood')];
  const ratios = rounds.map((slices) => rate(of(slices, 'flood')) / rate(of(slices, 'peak')));
  const sum = (key: 'offered' | 'refused' | 'failed') => floods.reduce((all, slice) => all + slice[key], 0);
  const seconds = floods.reduce((all, slice) => all + slice.seconds, 0);
  return {
    peakPerSecond: rounded(rate(peaks)),
    offeredPerSecond: rounded(sum('offered') / seconds),
    goodputPerSecond: rounded(rate(floods)),
    goodputRatio: rounded(rate(floods) / rate(peaks)),
    lowestRatio: rounded(Math.min(...ratios)),
    highestRatio: rounded(Math.max(...ratios)),
    cpuRatio: rounded(rate(floods, 'cpuSeconds') / rate(peaks, 'cpuSeconds')),
    refused: sum('refused'),
    failed: sum('failed'),
    failedAtPeak: peaks.reduce((all, slice) => all + slice.failed, 0),
    p99Ms: rounded(Math.max(...floods.map(({ p99Ms }) => p99Ms))),
  };
}

const of = (slices: readonly Slice[], kind: Slice['kind']) => slices.filter((slice) => slice.kind === kind);

/** Whole answers by the time, or by the CPU time, of all slices together. */
const rate = (slices: readonly Slice[], by: 'seconds' | 'cpuSeconds' = 'seconds'): number =>
  slices.reduce((all, { good }) => all + good, 0) / slices.reduce((all, slice) => all + slice[by], 0);

const rounded = (value: number): number => Number(value.toPrecision(4));
