/**
 * Checks an Ombudsman packet without a network: that each entry follows from the one before, that none is missing, and
 * that the holder of the key sealed it. Takes the JSON, or the PDF that holds it.
 *   npm run --silent packet:verify -- packet.json [--key key.pem] [--json]
 * `--key`: the hub's public key (GET /ombudsman/key.pem, kept from a time one trusts); without it the packet's own key is
 * used, and its fingerprint has to be compared by hand. Ends with 0 when it holds, 1 when not.
 */
import './say-errors.ts';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { packetIn } from '../gateway/doors/ombudsman/packet-file.ts';
import { packetFault } from '../gateway/doors/ombudsman/packet-seal.ts';
import { hubError } from '../subgraphs/common/errors/hub-error.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { key: { type: 'string' }, json: { type: 'boolean', default: false } },
});
const [file] = positionals;
if (!file) throw hubError('BAD_USER_INPUT', 'Say which packet: npm run packet:verify -- packet.json [--key key.pem].');
const packet = packetIn(readFileSync(file));
const fault = packetFault(packet, values.key && readFileSync(values.key, 'utf8'));
const { reportNumber, issuedAt, entries, seal } = packet;
if (values.json) {
  console.log(
    JSON.stringify({
      holds: fault === null,
      fault,
      reportNumber,
      issuedAt,
      entries: entries.length,
      key: seal.keyFingerprint,
    }),
  );
} else if (fault) {
  console.error(`The packet does not hold. ${fault}`);
} else {
  console.log(
    `The packet of report ${reportNumber}, issued ${issuedAt}, holds: ${entries.length} entries, none changed.`,
  );
  console.log(
    values.key ? 'It bears the given key.' : `It bears the key ${seal.keyFingerprint}; compare it with the hub's.`,
  );
}
process.exitCode = fault === null ? 0 : 1;
