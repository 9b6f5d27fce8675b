import { untilSignal } from '../../subgraphs/common/runtime/until-signal.ts';
import { CONNECTORS } from '../../subgraphs/connectors/families.ts';
import { type Renormalized, renormalize } from '../../subgraphs/connectors/runner/renormalize.ts';
import { withHub } from '../hub-open.ts';
import { progressLine } from '../progress.ts';
import { untilDrained } from '../until-drained.ts';
import { parsed, say, UsageError } from './command.ts';

/** Dead letters that are shown; the hub keeps them all. */
const SHOWN = 20;

/** `connector replay`: the stored records of a channel by its present mapping, without asking the source. */
export async function run(args: string[]): Promise<void> {
  const { values, positionals } = parsed(args, {});
  const [channel] = positionals;
  if (!channel) throw new UsageError('replay takes the id of a channel; npm run connector -- list shows them.');
  const stop = new AbortController();
  void untilSignal().then(() => stop.abort());
  const progress = progressLine(channel);
  const done = await withHub(async (runtimes) => {
    const result = await renormalize(runtimes.of('connectors'), channel, {
      connectors: CONNECTORS,
      signal: stop.signal,
      afterPage: (seen) => progress.show(seen),
    });
    progress.end();
    await untilDrained(runtimes.letterBox, (waiting) => progress.say(`${waiting} letters to other parts of the hub`));
    return result;
  }).finally(() => progress.end());
  const ok = done.complete && done.dead.length === 0;
  say({ json: { ok, channel, ...done }, text: textOf(channel, done), ok }, values.json);
}

function textOf(channel: string, { seen, changed, unchanged, dead, complete }: Renormalized): string {
  return [
    `${channel}: ${seen} stored records read again: ${changed} changed, ${unchanged} unchanged, ${dead.length} cannot be used`,
    ...(complete ? [] : ['It was stopped before its end; run it again.']),
    ...dead.slice(0, SHOWN).map(({ place, reason }) => `dead letter, ${place}: ${reason}`),
    ...(dead.length > SHOWN ? [`... and ${dead.length - SHOWN} more`] : []),
  ].join('\n');
}
