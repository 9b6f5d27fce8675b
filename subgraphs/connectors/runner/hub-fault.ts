import { hubOutageOf } from './hub-fault.policy.ts';

/** The hub's own database could not be used for a moment: neither the source nor its connector is to blame. */
export class HubFault extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'HubFault';
  }
}

/** What `work` gives. An outage of the hub's database becomes a HubFault; every other exception stays what it is. */
export async function ofHub<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const code = hubOutageOf(error);
    throw code === null ? error : new HubFault(`it could not take this page in (${code}).`);
  }
}
