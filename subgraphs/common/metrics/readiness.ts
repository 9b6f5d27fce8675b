/** What must hold for a process to be given work; a check says true or false, or fails. */
export type Checks = Readonly<Record<string, () => boolean | Promise<boolean>>>;

/** What GET /readyz says: the whole, and each check by its name. */
export interface Ready {
  ok: boolean;
  checks: Record<string, boolean>;
}

/** A check that has not answered by then counts as failed, ms. */
const PATIENCE_MS = 2_000;

/** Whether a process can be given work, by checks that its parts add. */
export class Readiness {
  private draining = false;

  /** Whether it takes nothing new. */
  get isDraining(): boolean {
    return this.draining;
  }

  constructor(private readonly checks: Checks = {}) {}

  /** From now on the process takes nothing new, whatever the checks say. */
  drain(): void {
    this.draining = true;
  }

  async look(): Promise<Ready> {
    const entries = Object.entries(this.checks).map(async ([name, check]) => [name, await holds(check)] as const);
    const checks = { ...Object.fromEntries(await Promise.all(entries)), accepting: !this.draining };
    return { ok: Object.values(checks).every(Boolean), checks };
  }
}

async function holds(check: Checks[string]): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, false);
  });
  try {
    return await Promise.race([(async () => check())(), late]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
