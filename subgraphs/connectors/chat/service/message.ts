/** A file a message carries, as facts: the file stays with the service. */
export interface ChatFile {
  /** "photo", "voice", "video", "document", ... */
  kind: string;
  name: string | null;
  mediaType: string | null;
  bytes: number | null;
  /** Its id or address at the service. */
  ref: string | null;
}

/** Where the sender says to be. */
export interface ChatPlace {
  latitude: number;
  longitude: number;
  name: string | null;
}

/** One message as raw records keep it. */
export interface ChatMessage {
  /** Its id within its conversation. */
  id: string;
  /** When it was sent, ISO. */
  at: string;
  /** When it was last edited or taken back, ISO; null: never. */
  editedAt: string | null;
  /** The sender took it back. */
  removed: boolean;
  text: string | null;
  files: ChatFile[];
  place: ChatPlace | null;
}

/** Who writes. */
export interface ChatSender {
  name: string | null;
  phone: string | null;
  email: string | null;
}

/** One thing a service tells: a message, an edited one, or one taken back. */
export interface ChatEvent {
  /** Mark by which a repeated call is known. */
  delivery: string;
  /** The conversation at the service, usually the person. */
  conversation: string;
  sender: ChatSender;
  /** It was sent by the agency itself. */
  own: boolean;
  message: ChatMessage;
}

/** What a call says. */
export interface ReadCall {
  events: ChatEvent[];
  /** Messages whose shape is not the service's; each becomes a dead letter. */
  broken: { where: string; why: string }[];
}

/** A message with nothing in it but what is given. */
export const messageOf = (parts: Pick<ChatMessage, 'id' | 'at'> & Partial<ChatMessage>): ChatMessage => ({
  editedAt: null,
  removed: false,
  text: null,
  files: [],
  place: null,
  ...parts,
});

/** A file of which only this is known. */
export const fileOf = (kind: string, parts: Partial<ChatFile> = {}): ChatFile => ({
  kind,
  name: null,
  mediaType: null,
  bytes: null,
  ref: null,
  ...parts,
});

/** Nobody is known. */
export const NOBODY: ChatSender = { name: null, phone: null, email: null };
