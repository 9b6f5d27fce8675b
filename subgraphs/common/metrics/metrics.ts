/** One figure a process tells of itself. */
export interface Metric {
  /** Its name at Prometheus: `lapor_<what>_<unit>`. */
  name: string;
  /** What it counts, in a sentence without full stop. */
  help: string;
  type: 'counter' | 'gauge' | 'histogram';
  /** Labels, each of which takes few values: names come from tables of ours, never from a client. */
  labels: readonly string[];
  /** Bounds of a histogram. */
  buckets?: readonly number[];
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const COSTS = [1, 10, 50, 100, 500, 1_000, 2_500, 5_000, 10_000];

const counter = (name: string, help: string, ...labels: string[]): Metric => ({ name, help, type: 'counter', labels });
const gauge = (name: string, help: string, ...labels: string[]): Metric => ({ name, help, type: 'gauge', labels });
const histogram = (name: string, help: string, buckets: readonly number[], ...labels: string[]): Metric => ({
  ...{ name, help, type: 'histogram', labels, buckets },
});

/** THE list of metrics; docs/METRICS.md is printed from it. */
export const METRICS = {
  requests: counter('lapor_gateway_requests_total', 'Requests answered', 'operation', 'outcome'),
  requestSeconds: histogram('lapor_gateway_request_seconds', 'Time until a request was answered', SECONDS, 'operation'),
  errors: counter('lapor_gateway_errors_total', 'Errors told to clients', 'code'),
  refusals: counter('lapor_gateway_limit_refusals_total', 'Requests refused because they passed a limit', 'code'),
  cost: histogram('lapor_gateway_operation_cost', 'Requested cost of operations', COSTS),
  fastLane: counter('lapor_gateway_fast_lane_total', 'Operations answered without Apollo Server'),
  inFlight: gauge('lapor_gateway_in_flight', 'Requests being answered'),
  openStreams: gauge('lapor_gateway_open_streams', 'Subscriptions being served'),
  circuit: gauge('lapor_gateway_circuit_state', 'Circuit of a subgraph: 0 closed, 1 half-open, 2 open', 'subgraph'),
  calls: histogram(
    'lapor_gateway_subgraph_call_seconds',
    'Time of calls of a subgraph',
    SECONDS,
    'subgraph',
    'outcome',
  ),
  deprecated: counter(
    'lapor_gateway_deprecated_field_uses_total',
    'Executed operations that ask for a deprecated field',
    'field',
    'client',
  ),
  loopDelay: gauge('lapor_event_loop_delay_seconds', 'How late the event loop was at most since the last look'),
  letters: counter('lapor_letters_total', 'Letters read', 'queue', 'outcome'),
  letterSeconds: histogram('lapor_letter_seconds', 'Time of one letter', SECONDS, 'queue'),
  lettersWaiting: gauge('lapor_letters_waiting', 'Letters not yet done', 'queue'),
  letterAge: gauge(
    'lapor_letters_oldest_seconds',
    'Age of the oldest letter that may be read and is not done',
    'queue',
  ),
  lettersDead: gauge('lapor_letters_dead', 'Letters given up after all attempts', 'queue'),
  channelLag: gauge('lapor_channel_lag_seconds', 'Time since the last complete pull of a channel', 'channel'),
  runs: gauge('lapor_channel_runs', 'Runs of channels begun in the last 24 hours', 'channel', 'outcome'),
  deadRecords: gauge('lapor_channel_dead_letters', 'Records a channel could not take in, not yet settled', 'channel'),
  pushes: gauge('lapor_channel_pushes', 'Pushes to legacy systems that are not done', 'channel', 'state'),
  suggestions: gauge('lapor_duplicate_suggestions', 'Duplicate suggestions', 'state'),
  merges: gauge('lapor_merge_decisions', 'Decisions on duplicates in the last 24 hours', 'decision'),
  breaches: gauge('lapor_sla_clocks_overdue', 'Running clocks whose due day has passed, by stage', 'clock'),
  notices: gauge('lapor_notices', 'Notices that are not delivered', 'state'),
} as const satisfies Record<string, Metric>;

/** Key of a metric in the table. */
export type MetricKey = keyof typeof METRICS;
