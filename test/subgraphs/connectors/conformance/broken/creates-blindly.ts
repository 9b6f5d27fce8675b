import { goodConnector } from '../good.ts';

/** Tells the source again after a crash, with nothing by which it could know that it has been told. */
export default {
  ...goodConnector,
  pushStatus: ((ctx, push) => goodConnector.pushStatus!(ctx, { ...push, key: '' })) as typeof goodConnector.pushStatus,
};
