import type { ChatMessage } from '../service/message.ts';

/** Words people begin or end a chat with. Letters only, lower case; see `bare`. */
const GREETING_WORDS = new Set(
  `assalamualaikum assalamu alaikum waalaikumsalam salam wr wb halo hallo hai hi hello hey p ping tes test selamat pagi siang
   sore malam permisi punten maaf mas mbak pak bu bapak ibu min admin kak bang gan sis om terima kasih terimakasih makasih
   thanks thank you ok oke okey okay baik siap ya iya mau bertanya tanya`.split(/\s+/),
);
/** More words are a sentence, whatever they are. */
const LONGEST_GREETING = 8;

/** "/lapor@BotContoh isi" as its command and the rest; null: it is no command. */
export function commandOf(text: string): { command: string; rest: string } | null {
  const [, command, rest = ''] = /^\s*[/#]([\p{L}\p{N}_]+)(?:@\w+)?(?:\s+([\s\S]*))?$/u.exec(text) ?? [];
  return command === undefined ? null : { command: command.toLowerCase(), rest: rest.trim() };
}

/** What a text says once the command before a complaint is taken away; null: it is another command, or empty. */
export function saidText(text: string | null, commands: readonly string[]): string | null {
  const command = commandOf(text ?? '');
  if (!command) return text?.trim() || null;
  const known = commands.some((name) => name.toLowerCase() === command.command);
  return known ? command.rest || null : null;
}

/** Does the message say nothing about a complaint: a greeting, a bare command, a sticker? */
export function isNoise({ text, files, place, removed }: ChatMessage, commands: readonly string[]): boolean {
  if (removed || files.length > 0 || place !== null) return false;
  const said = saidText(text, commands);
  return said === null || isGreeting(said);
}

function isGreeting(text: string): boolean {
  const words = bare(text)
    .split(' ')
    .filter((word) => word !== '');
  return words.length <= LONGEST_GREETING && words.every((word) => GREETING_WORDS.has(word));
}

/** Lower-case letters and digits, one space between words: "Assalamu'alaikum, Pak!" is "assalamualaikum pak". */
const bare = (text: string) =>
  text
    .toLowerCase()
    .replace(/['’`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
