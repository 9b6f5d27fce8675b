import pg from 'pg';
import { serviceRole } from '../../../common/database/roles.ts';
import type { LetterBox } from '../../../common/handover/letter-box.ts';
import type { Runtime } from '../../../common/runtime/runtime.ts';
import type { Connector } from '../../kit/connector.ts';
import type { Ledger } from './ledger.ts';

/** What a killed worker leaves behind looks like this to the code that runs: it stops in the middle. */
export class Killed extends Error {}

/** A run that ends at one point. `connector` and `runtime` are the ones to run with. */
export interface Doomed {
  connector: Connector;
  runtime: Runtime;
  signal?: AbortSignal;
  afterPage?: () => void;
}

/** Makes a run that ends at its `page`, 1 for the first. */
export type Failpoint = (page: number, connector: Connector, ledger: Ledger) => Doomed;

/** Every point at which a run can end, by name. */
export const FAILPOINTS: Record<string, Failpoint> = {
  'while a page is fetched': (page, connector, { runtime }) => ({
    connector: { ...connector, pull: stopping(connector.pull, page) },
    runtime,
  }),
  'while a record is read': (page, connector, { runtime }) => {
    const stop = new AbortController();
    let pages = 0;
    const pull: Connector['pull'] = async function* counted(ctx, cursor) {
      for await (const one of connector.pull(ctx, cursor)) {
        pages += 1;
        yield one;
      }
    };
    const normalize: Connector['normalize'] = (raw, info) => {
      if (pages === page) stop.abort();
      return connector.normalize(raw, info);
    };
    return { connector: { ...connector, pull, normalize }, runtime, signal: stop.signal };
  },
  'in the transaction, before its letter': (page, connector, { runtime }) => ({
    connector,
    runtime: withLetters(runtime, page, async () => {
      throw new Killed();
    }),
  }),
  'in the transaction, after its letter': (page, connector, { runtime }) => ({
    connector,
    runtime: withLetters(runtime, page, async (send) => {
      await send();
      throw new Killed();
    }),
  }),
  'when the database cuts the connection in the transaction': (page, connector, ledger) => ({
    connector,
    runtime: withLetters(ledger.runtime, page, async (send) => {
      await send();
      await cutConnections(ledger.url);
    }),
  }),
  'when the database cuts the connection between two pages': (page, connector, ledger) => ({
    connector: {
      ...connector,
      pull: stopping(connector.pull, page + 1, () => cutConnections(ledger.url)),
    },
    runtime: ledger.runtime,
  }),
  'after a commit': (page, connector, { runtime }) => {
    let pages = 0;
    const afterPage = () => {
      pages += 1;
      if (pages === page) throw new Killed();
    };
    return { connector, runtime, afterPage };
  },
  'when the worker is told to stop': (page, connector, { runtime }) => {
    const stop = new AbortController();
    let pages = 0;
    const afterPage = () => {
      pages += 1;
      if (pages === page) stop.abort();
    };
    return { connector, runtime, signal: stop.signal, afterPage };
  },
};

/** A pull that stops before it hands out page number `page`. */
function stopping(
  pull: Connector['pull'],
  page: number,
  how: () => Promise<void> = () => Promise.reject(new Killed()),
): Connector['pull'] {
  return async function* stopped(ctx, cursor) {
    let count = 0;
    for await (const one of pull(ctx, cursor)) {
      count += 1;
      if (count === page) await how();
      yield one;
    }
  };
}

/** The runtime with a letter box that does as `instead` says at the letter of the page. */
function withLetters(runtime: Runtime, page: number, instead: (send: () => Promise<void>) => Promise<void>): Runtime {
  let letters = 0;
  const send: LetterBox['send'] = (...letter) => {
    letters += 1;
    const real = () => runtime.letterBox.send(...letter);
    return letters === page ? instead(real) : real();
  };
  return { ...runtime, letterBox: Object.assign(Object.create(runtime.letterBox), { send }) };
}

/** Ends every connection of the connectors' role, as a server does that is restarted. */
async function cutConnections(url: string): Promise<void> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  const query =
    'select pg_terminate_backend(pid) from pg_stat_activity where usename = $1 and datname = current_database()';
  await owner.query(query, [serviceRole('connectors')]).finally(() => owner.end());
}
