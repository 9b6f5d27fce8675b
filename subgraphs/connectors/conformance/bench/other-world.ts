import { Socket } from 'node:net';

const RealDate = Date;

/**
 * Does the work with another clock and other luck, and without a network. What comes out differently depends on them.
 * @param days how far the clock is moved @param luck what Math.random gives
 */
export async function inOtherWorld<Result>(days: number, luck: number, work: () => Promise<Result>): Promise<Result> {
  const shift = days * 86_400_000;
  class MovedDate extends RealDate {
    constructor(...parts: []) {
      // What is asked for the present gets the moved one; everything else is as always.
      if (parts.length === 0) super(RealDate.now() + shift);
      else super(...parts);
    }
    static override now = () => RealDate.now() + shift;
  }
  const { random } = Math;
  const { fetch } = globalThis;
  const { connect } = Socket.prototype;
  globalThis.Date = MovedDate as DateConstructor;
  Math.random = () => luck;
  globalThis.fetch = () => Promise.reject(new Error('normalize asks the network'));
  Socket.prototype.connect = () => {
    throw new Error('normalize asks the network');
  };
  try {
    return await work();
  } finally {
    globalThis.Date = RealDate;
    Math.random = random;
    globalThis.fetch = fetch;
    Socket.prototype.connect = connect;
  }
}
