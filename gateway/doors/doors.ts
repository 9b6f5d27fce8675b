import type { Door } from './ask.ts';
import { f01Door } from './f01/door.ts';
import { laporXmlDoor } from './lapor-xml/door.ts';
import { oldNumberDoor } from './old-number/door.ts';
import { ombudsmanDoor } from './ombudsman/door.ts';
import { open311Door } from './open311/door.ts';

/** Every door of the hub. They, and only they, know our schema. */
export const DOORS: readonly Door[] = [ombudsmanDoor, oldNumberDoor, laporXmlDoor, f01Door, open311Door];
