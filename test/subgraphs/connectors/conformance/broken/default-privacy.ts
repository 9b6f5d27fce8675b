import { goodConnector } from '../good.ts';

/** Everybody is public unless the source says otherwise. */
export default {
  ...goodConnector,
  normalize: ((raw, info) => ({
    ...goodConnector.normalize({ ...raw, sembunyi: 'tidak', tertutup: 'tidak' }, info),
    privacy: { anonymous: raw.sembunyi === 'ya', secret: false },
  })) as typeof goodConnector.normalize,
};
