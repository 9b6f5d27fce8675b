import { goodConnector } from '../good.ts';

/** Says when it was read. */
export default {
  ...goodConnector,
  normalize: ((raw, info) => ({
    ...goodConnector.normalize(raw, info),
    sourceChannel: `dibaca ${new Date().toISOString().slice(0, 10)}`,
  })) as typeof goodConnector.normalize,
};
