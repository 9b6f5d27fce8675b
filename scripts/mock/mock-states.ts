import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyRequest } from 'fastify';
import { type GraphQLFieldResolver, getNamedType } from 'graphql';
import { type Changes, entity } from './invent.ts';
import { everyMs } from './mock-news.ts';

/** Records that an invented import takes in at each step, and its steps. */
const IMPORT_STEP = 250;
const IMPORT_STEPS = 8;

/** What a state that is followed says at its n-th change, from 0; null: it ends. */
const STATES: Record<string, (place: number) => Record<string, unknown> | null> = {
  channelHealth: (place) => ({ health: ['HEALTHY', 'LATE', 'FAILING', 'PARKED'][place % 4] }),
  importProgress: (place) =>
    place >= IMPORT_STEPS
      ? null
      : {
          state: place === IMPORT_STEPS - 1 ? 'DONE' : 'RUNNING',
          expected: IMPORT_STEPS * IMPORT_STEP,
          secondsLeft: IMPORT_STEPS - 1 - place,
        },
};

/** A state now and after every while; its questions tell the same from then on. Behind the first id of the arguments. */
export const inventedStates = (changes: Changes): GraphQLFieldResolver<unknown, FastifyRequest['headers']> =>
  async function* states(_, args: Record<string, unknown>, headers, { fieldName, returnType }) {
    const id = String(Object.entries(args).find(([name]) => /id$/i.test(name))?.[1]);
    const followed = entity(getNamedType(returnType).name, id);
    for (let place = 0; ; place += 1) {
      const state = STATES[fieldName]?.(place);
      if (!state) return;
      changes.set(followed.seed, { ...changes.get(followed.seed), ...state });
      yield { seed: 'Subscription', given: { [fieldName]: followed } };
      await sleep(everyMs(headers));
    }
  };
