import { relative } from 'node:path';
import { DeclarationError, type Fault, faultText } from '../../subgraphs/connectors/declarative/fault.ts';
import { SourceError } from '../../subgraphs/connectors/kit/source-error.ts';
import { dryContext } from '../../subgraphs/connectors/runner/dry-pull.ts';
import { type ChannelFile, channelFile, dryTerms } from './channel-file.ts';
import { type Outcome, parsed, say, yamlArgument } from './command.ts';
import { unusableExamples } from './example.ts';

const OPTIONS = {
  live: { type: 'boolean', default: false },
  'allow-private': { type: 'boolean', default: false },
} as const;

/** `connector check`: shape of the file, then with --live the source's own check. */
export async function run(args: string[]): Promise<void> {
  const { values, positionals } = parsed(args, OPTIONS);
  const path = yamlArgument(positionals[0], 'check');
  say(await checked(path, values.live, values['allow-private']), values.json);
}

async function checked(path: string, live: boolean, allowPrivate: boolean): Promise<Outcome> {
  let file: ChannelFile;
  try {
    file = await channelFile(path);
  } catch (error) {
    if (!(error instanceof DeclarationError)) throw error;
    return outcome(path, error.faults, []);
  }
  const { source, unset } = file;
  const unusable = unset.length > 0 ? [] : await unusableExamples(path, file);
  if (unusable.length > 0) return withExamples(path, unusable);
  const shape = `${source.channel} (${source.family.toLowerCase()}) is written as it should be.`;
  if (!live) return outcome(path, [], unset, [shape]);
  if (unset.length > 0) return outcome(path, unset, []);
  const failure = await liveFailure(file, allowPrivate);
  if (failure === null) return outcome(path, [], [], [shape, 'The source answers and looks as expected.']);
  const { errorClass, message } = failure;
  return {
    json: { file: path, ok: false, faults: [], notes: [], live: { errorClass, message } },
    text: `${shape}\nThe source (${errorClass}): ${message}`,
    ok: false,
  };
}

/** The recorded example says what the source looks like, so the file has to be able to read it. */
function withExamples(path: string, deadLetters: { place: string; reason: string }[]): Outcome {
  const lines = deadLetters.map(({ place, reason }) => `its recording, ${place}: ${reason}`);
  return {
    json: { file: path, ok: false, faults: [], notes: [], deadLetters },
    text: [
      ...lines,
      'The file does not fit its recording. Change one of them (connector record makes a new one).',
    ].join('\n'),
    ok: false,
  };
}

async function liveFailure({ connector, config }: ChannelFile, allowPrivate: boolean): Promise<SourceError | null> {
  try {
    await connector.check(dryContext(connector, config, dryTerms(allowPrivate)));
    return null;
  } catch (error) {
    if (error instanceof SourceError) return error;
    throw error;
  }
}

function outcome(path: string, faults: readonly Fault[], notes: readonly Fault[], good: string[] = []): Outcome {
  const ok = faults.length === 0;
  const shown = (fault: Fault) => faultText({ ...fault, file: relative(process.env.INIT_CWD ?? '.', fault.file) });
  const count = ok ? [] : [`${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}.`];
  const lines = [...faults.map(shown), ...good, ...notes.map((note) => `note, ${shown(note)}`), ...count];
  return { json: { file: path, ok, faults, notes }, text: lines.join('\n'), ok };
}
