import { withSecretFiles } from '../../subgraphs/common/config/secret-files.ts';
import { capturing } from '../../subgraphs/connectors/conformance/bench/capture.ts';
import { type Card, printCard } from '../../subgraphs/connectors/conformance/card.ts';
import { loadSubject } from '../../subgraphs/connectors/conformance/load-subject.ts';
import { type TestOptions, testConnector } from '../../subgraphs/connectors/conformance/test-connector.ts';
import { parsed, subjectArgument } from './command.ts';
import { keepCardInHub } from './keep-card.ts';
import { reportsReceiver } from './reports-receiver.ts';
import { yamlLoaders } from './yaml-subject.ts';

const OPTIONS = {
  live: { type: 'boolean', default: false },
  only: { type: 'string' },
  keep: { type: 'string' },
} as const;

/**
 * Tries a connector against its recording and prints its pass card; exit code 1 when a row failed.
 * `--live` reads one page of the real source too, `--json` prints the card as JSON, `--only 3,16` tries those rows,
 * `--keep aplikasi-lama` keeps the card with that channel of the running hub: its gate to SHADOW asks for it.
 * @throws BAD_USER_INPUT, CHANNEL_NOT_FOUND
 */
export async function run(args: string[]): Promise<void> {
  const { values, positionals } = parsed(args, OPTIONS);
  const [path] = positionals;
  const subject = await loadSubject(subjectArgument(path, 'test'), yamlLoaders);
  const terms: TestOptions = {
    receiver: reportsReceiver,
    ...(values.live && { live: withSecretFiles(process.env) }),
    ...(values.only && { only: values.only.split(',').map(Number) }),
  };
  const card = values.json ? await quietly(() => testConnector(subject, terms)) : await testConnector(subject, terms);
  console.log(values.json ? JSON.stringify(card) : printCard(card));
  if (values.keep) await keepCardInHub(values.keep, card);
  if (!card.passed) process.exitCode = 1;
}

/** What a connector prints must not spoil the JSON. */
async function quietly(work: () => Promise<Card>): Promise<Card> {
  const cards: Card[] = [];
  await capturing(async () => void cards.push(await work()));
  return cards[0]!;
}
