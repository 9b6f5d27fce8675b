import { goodConnector } from '../good.ts';

/** Takes the first nineteen characters of every time for UTC. */
export default {
  ...goodConnector,
  normalize: ((raw, info) => ({
    ...goodConnector.normalize(raw, info),
    occurredAt: new Date(`${String(raw.dibuat).slice(0, 19).replace(' ', 'T')}Z`).toISOString(),
  })) as typeof goodConnector.normalize,
};
