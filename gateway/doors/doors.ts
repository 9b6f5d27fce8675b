import type { Door } from './ask.ts';
import { ombudsmanDoor } from './ombudsman/door.ts';

/** Every door of the hub. They, and only they, know our schema. */
export const DOORS: readonly Door[] = [ombudsmanDoor];
