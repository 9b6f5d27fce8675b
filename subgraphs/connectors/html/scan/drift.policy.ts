import type { Spot } from '../site/site.ts';

/** Fewest elements whose silence says that the page has changed; a single one may just be incomplete. */
const FEWEST = 2;

/**
 * The first spot at which not one of several elements says anything, in words; null: all is where the source file says.
 * Optional spots may be silent.
 */
export function silentSpot(
  spots: { [name: string]: Spot | undefined },
  said: readonly { [name: string]: unknown }[],
): string | null {
  if (said.length < FEWEST) return null;
  for (const [name, spot] of Object.entries(spots)) {
    if (!spot || spot.optional || said.some((element) => element[name] !== undefined && element[name] !== null))
      continue;
    const where = spot.attribute === undefined ? '' : ` (attribute ${spot.attribute})`;
    const how = spot.pattern === undefined ? '' : `, or its pattern ${spot.pattern} never fits`;
    return `selector "${spot.selector}"${where} of ${name} matches nothing${how}`;
  }
  return null;
}
