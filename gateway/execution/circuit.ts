/** Closed: calls go through. Open: they are refused at once. Half-open: one call goes through to find out. */
export type CircuitState = 'closed' | 'open' | 'half-open';

/** What happens to a circuit. */
type CircuitEvent = 'success' | 'failure' | 'failedTooOften' | 'rested';

/** THE rule: from a state, by an event, to the next state. */
const NEXT: Record<CircuitState, Record<CircuitEvent, CircuitState>> = {
  closed: { success: 'closed', failure: 'closed', failedTooOften: 'open', rested: 'closed' },
  open: { success: 'open', failure: 'open', failedTooOften: 'open', rested: 'half-open' },
  'half-open': { success: 'closed', failure: 'open', failedTooOften: 'open', rested: 'half-open' },
};

/** When a circuit opens, and for how long. */
export interface CircuitSettings {
  /** Failures in a row that open it. */
  failures: number;
  /** How long it stays open before one call may try, ms. */
  restMs: number;
}

/** Spares a subgraph that does not answer the calls, and callers the waiting for it. */
export class Circuit {
  private current: CircuitState = 'closed';
  private failed = 0;
  private openedAt = 0;
  private trying = false;

  constructor(
    private readonly settings: CircuitSettings,
    private readonly now: () => number = () => performance.now(),
  ) {}

  get state(): CircuitState {
    return this.current;
  }

  /** Whether a call may go through; each that may has to be followed by `record`. */
  allows(): boolean {
    if (this.current === 'open' && this.now() - this.openedAt >= this.settings.restMs) this.enter('rested');
    if (this.current === 'closed') return true;
    if (this.current === 'open' || this.trying) return false;
    this.trying = true;
    return true;
  }

  /** Tells how a call that went through ended; null: it was given up before anybody could know. */
  record(succeeded: boolean | null): void {
    this.trying = false;
    if (succeeded === null) return;
    this.failed = succeeded ? 0 : this.failed + 1;
    if (succeeded) this.enter('success');
    else this.enter(this.failed >= this.settings.failures ? 'failedTooOften' : 'failure');
  }

  private enter(event: CircuitEvent): void {
    const next = NEXT[this.current][event];
    if (next === 'open' && this.current !== 'open') this.openedAt = this.now();
    this.current = next;
  }
}

/** The circuits of one gateway, by subgraph; they outlive a swap of the supergraph. */
export class Circuits {
  private readonly circuits = new Map<string, Circuit>();

  constructor(private readonly settings: CircuitSettings) {}

  of(subgraph: string): Circuit {
    const circuit = this.circuits.get(subgraph) ?? new Circuit(this.settings);
    this.circuits.set(subgraph, circuit);
    return circuit;
  }

  /** Subgraphs that are not called as usual, with the state of their circuit. */
  disturbed(): Record<string, CircuitState> {
    return Object.fromEntries(this.all().filter(([, state]) => state !== 'closed'));
  }

  /** Every subgraph with the state of its circuit. */
  all(): (readonly [subgraph: string, state: CircuitState])[] {
    return [...this.circuits].map(([name, { state }]) => [name, state] as const);
  }
}
