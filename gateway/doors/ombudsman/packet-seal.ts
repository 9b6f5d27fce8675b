import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { deriveKey } from '../../../subgraphs/common/privacy/derive-key.ts';
import { canonicalJson } from '../../../subgraphs/common/text/canonical-json.ts';
import { PACKET_FORMAT, type Packet, type PacketSeal } from './packet.ts';
import { chainFault, headOf } from './packet-chain.ts';

/** Head of an Ed25519 private key in PKCS #8 (RFC 8410); the 32 bytes of the key follow. */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The hub's key for packets, derived from HUB_SECRET: the same in every process, and after every start. */
export const packetKey = (secret: string): KeyObject =>
  createPrivateKey({
    key: Buffer.concat([PKCS8_HEAD, deriveKey(secret, 'ombudsman-packet')]),
    format: 'der',
    type: 'pkcs8',
  });

/** Public half of the hub's key, PEM: what verifiers keep. */
export const publicPem = (secret: string): string =>
  createPublicKey(packetKey(secret)).export({ format: 'pem', type: 'spki' }).toString();

/** SHA-256 (hex) of a public key's bytes. */
export const fingerprintOf = (publicKey: Buffer) => createHash('sha256').update(publicKey).digest('hex');

/** Seals a packet. */
export function sealed(packet: Omit<Packet, 'seal'>, secret: string): Packet {
  const key = packetKey(secret);
  const bytes = createPublicKey(key).export({ format: 'der', type: 'spki' });
  const seal: Omit<PacketSeal, 'signature'> = {
    algorithm: 'Ed25519',
    publicKey: bytes.toString('base64'),
    keyFingerprint: fingerprintOf(bytes),
    head: headOf(packet.entries),
  };
  const signature = sign(null, Buffer.from(canonicalJson({ ...packet, seal })), key).toString('base64');
  return { ...packet, seal: { ...seal, signature } };
}

/**
 * What is wrong with a packet; null: it is as the holder of its key sealed it. Needs no network.
 * @param trusted PEM of the key it must bear; absent: the key it names, which says nothing about whose that is
 */
export function packetFault(packet: Packet, trusted?: string): string | null {
  if (packet.format !== PACKET_FORMAT) return `The format is "${packet.format}", not "${PACKET_FORMAT}".`;
  const { signature, ...seal } = packet.seal;
  const key = Buffer.from(seal.publicKey, 'base64');
  if (seal.keyFingerprint !== fingerprintOf(key)) return 'The fingerprint is not that of its key.';
  if (trusted && !createPublicKey(trusted).equals(keyOf(key)))
    return 'It is sealed with another key than the one given.';
  const fault = chainFault(packet.entries);
  if (fault) return fault;
  if (seal.head !== headOf(packet.entries)) return 'The seal is over another last entry: some were cut off.';
  const isSigned = verify(
    null,
    Buffer.from(canonicalJson({ ...packet, seal })),
    keyOf(key),
    Buffer.from(signature, 'base64'),
  );
  return isSigned ? null : 'The signature does not hold: its head was changed.';
}

const keyOf = (bytes: Buffer) => createPublicKey({ key: bytes, format: 'der', type: 'spki' });
