import type { RawRecord } from './json.ts';

/** A call that a source makes to the hub, with its body as the bytes that were signed. */
export interface WebhookRequest {
  method: string;
  query: Record<string, string>;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: Buffer;
}

/** What a call brought. */
export interface WebhookDelivery {
  /** Committed before the call is answered; a call that fails is answered 503, so that the source sends it again. */
  records: RawRecord[];
  /** Marks of the deliveries in it; a call all of whose marks were seen before brings nothing new. */
  deliveries: string[];
  /** Answer the source expects, e.g. to a challenge; absent: 200 without a body. */
  answer?: { status: number; contentType: string; body: string };
}
