import { capturing } from '../../subgraphs/connectors/conformance/bench/capture.ts';
import { printCard } from '../../subgraphs/connectors/conformance/card.ts';
import { loadSubject } from '../../subgraphs/connectors/conformance/load-subject.ts';
import { testConnector } from '../../subgraphs/connectors/conformance/test-connector.ts';
import { extensionSubgraph, subgraphName } from '../../subgraphs/connectors/installed/extension.ts';
import { isExtending, loadConnector } from '../../subgraphs/connectors/installed/load-connector.ts';
import { INSTALLED, installPart, removePart } from '../installed-schema.ts';
import { fromUser, type Outcome, parsed, say, subjectArgument, UsageError } from './command.ts';
import { installChannelFile } from './install-channel.ts';
import { reportsReceiver } from './reports-receiver.ts';
import { yamlLoaders } from './yaml-subject.ts';

const OPTIONS = {
  url: { type: 'string' },
  remove: { type: 'boolean', default: false },
  to: { type: 'string' },
} as const;

/**
 * `connector install`: tries the connector, and puts it in only when its card shows no failure. A channel file is
 * registered as a channel; a connector of its own is composed into the graph, which running gateways then serve.
 */
export async function run(args: string[]): Promise<void> {
  const { values, positionals } = parsed(args, OPTIONS);
  const [argument] = positionals;
  if (argument === undefined)
    throw new UsageError('install takes a channel file (.yaml) or a connector (.connector.ts).');
  const folder = values.to ? fromUser(values.to) : INSTALLED;
  if (values.remove) return say(await removed(argument, folder), values.json);
  const path = subjectArgument(argument, 'install');
  const card = await cardOf(path);
  if (!card.passed) {
    const text = `${printCard(card)}\n\nNothing was installed: the card shows failures.`;
    return say({ json: { ok: false, card }, text, ok: false }, values.json);
  }
  const done = /\.ya?ml$/.test(path) ? await installChannelFile(path, card) : await installed(path, values.url, folder);
  say(done, values.json);
}

/** What a connector prints while it is tried must not spoil the answer. */
async function cardOf(path: string) {
  const subject = await loadSubject(path, yamlLoaders);
  const cards: Awaited<ReturnType<typeof testConnector>>[] = [];
  await capturing(async () => void cards.push(await testConnector(subject, { receiver: reportsReceiver })));
  return cards[0]!;
}

async function installed(path: string, url: string | undefined, folder: string): Promise<Outcome> {
  const connector = await loadConnector(path);
  if (!isExtending(connector)) return needsNoPlace(connector.id, path);
  if (!url || !URL.canParse(url))
    throw new UsageError(`--url takes the address its process listens at, e.g. http://127.0.0.1:4301/graphql.`);
  const name = subgraphName(connector);
  await installPart({ name, sdl: extensionSubgraph(connector).sdl, url }, folder);
  const text = [
    `${connector.id} is installed: SourceRecord.${connector.extend.field} is in the graph of every gateway that follows ${folder}.`,
    `Start its process: PORT=${new URL(url).port || 80} npm run start:connector -- ${path}`,
  ];
  return { json: { ok: true, connector: connector.id, subgraph: name, url }, text: text.join('\n'), ok: true };
}

/** Without a field of its own the graph stays as it is. */
function needsNoPlace(id: string, path: string): Outcome {
  const text = [
    `${id} holds every rule. It adds no field to the graph, so nothing had to be put there.`,
    `Start its process: npm run start:connector -- ${path}`,
    `Its channels are registered with connector: "${id}" (mutation registerChannel), see docs/OWN-CONNECTOR.md.`,
  ];
  return { json: { ok: true, connector: id, subgraph: null, url: null }, text: text.join('\n'), ok: true };
}

async function removed(name: string, folder: string): Promise<Outcome> {
  const ok = await removePart(name.replaceAll('-', '_'), folder);
  const text = ok ? `${name} is out of the graph.` : `No connector ${name} is installed.`;
  return { json: { ok, connector: name }, text, ok };
}
