/** Name and number of the format; a reader that knows another number refuses. */
export const PACKET_FORMAT = 'lapor-hub-ombudsman-packet/1';

/** What an entry tells. */
export type EntryKind = 'REPORT' | 'EVENT' | 'CLOCK' | 'ACCESS';

/** One fact about the report, chained to the one before. */
export interface PacketEntry {
  /** Place in the chain, from 1. */
  n: number;
  kind: EntryKind;
  body: unknown;
  /** SHA-256 (hex) of the hash before, a line break, and the canonical JSON of {n, kind, body}. */
  hash: string;
}

/** What a report went through, as the hub kept it: sealed, so that anybody can check that nothing was changed since. */
export interface Packet {
  format: typeof PACKET_FORMAT;
  /** ISO instant. */
  issuedAt: string;
  /** Role of whoever asked for it. */
  issuedTo: string;
  reportId: string;
  reportNumber: string;
  /** The report, its events, its deadlines with each day explained, who looked at it: in this order. */
  entries: PacketEntry[];
  seal: PacketSeal;
}

/** Proof of a packet. */
export interface PacketSeal {
  algorithm: 'Ed25519';
  /** Public key of the hub (SPKI, base64). */
  publicKey: string;
  /** SHA-256 (hex) of that key's bytes: what a person compares. */
  keyFingerprint: string;
  /** Hash of the last entry. */
  head: string;
  /** Over the canonical JSON of the packet without this field, base64. */
  signature: string;
}
