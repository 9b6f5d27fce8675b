import type { Json } from '../../kit/json.ts';
import { SourceError } from '../../kit/source-error.ts';
import { settingsOf } from '../../runner/settings.ts';
import type { Bench } from '../bench/bench.ts';
import { type Check, must } from '../check.ts';

const STRANGE: Json = { aneh: [true] };

/** What the runner makes of these settings: the message of the refusal, or null. */
function refusalOf({ subject, variables }: Bench, config: { [key: string]: Json }): string | null {
  const { connector } = subject;
  try {
    settingsOf(connector, config, { variables });
    return null;
  } catch (error) {
    return error instanceof SourceError && error.errorClass === 'config' ? error.message : null;
  }
}

async function badSettings(bench: Bench): Promise<void> {
  const { config } = bench.subject;
  const unknown = refusalOf(bench, { ...config, kunci_tak_dikenal: 1 });
  must(
    unknown?.includes('kunci_tak_dikenal'),
    'a setting that does not exist is taken without a word, so a typing error is never found',
    'config',
    'give `config` a z.strictObject shape',
  );
  for (const key of Object.keys(config)) {
    const message = refusalOf(bench, { ...config, [key]: STRANGE });
    must(
      message?.includes(key),
      message === null
        ? `nonsense in \`${key}\` is accepted`
        : `the error about \`${key}\` does not name it: ${message}`,
      `config.${key}`,
      'give the key its own zod shape, so that the error names its path',
    );
  }
}

/** Settings are refused by their path before anything is pulled. */
export const SETTINGS_CHECKS: Check[] = [
  { number: 1, given: 'bad config', must: 'refused as `config`, with the path at fault', run: badSettings },
];
