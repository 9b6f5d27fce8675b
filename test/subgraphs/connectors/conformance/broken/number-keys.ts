import { goodConnector } from '../good.ts';

/** Ids look like numbers, so it makes numbers of them. */
export default {
  ...goodConnector,
  normalize: ((raw, info) => ({
    ...goodConnector.normalize(raw, info),
    externalId: String(Number(raw.no)),
  })) as typeof goodConnector.normalize,
};
