import { createInterface } from 'node:readline/promises';
import { UsageError } from '../command.ts';
import type { Answers, Question } from './template.ts';

/** Where answers come from. */
export interface Asking {
  /** Answers told as options. */
  told: Answers;
  /** Asks a person; null: nobody is there, what is not told gets its usual answer. */
  line: ((question: string) => Promise<string>) | null;
}

/** Every answer. What is told is not asked; a person whose answer cannot be used is asked again. @throws UsageError */
export async function answersTo(questions: readonly Question[], { told, line }: Asking): Promise<Answers> {
  const answers: Answers = {};
  for (const question of questions) {
    const { key, usual, fault } = question;
    const given = told[key] ?? (line ? await askUntilUsable(question, line) : usual);
    const wrong = given.trim() === '' ? 'It is empty.' : (fault?.(given) ?? null);
    if (wrong) throw new UsageError(`${key}: ${wrong}`);
    answers[key] = given.trim();
  }
  return answers;
}

async function askUntilUsable({ ask, usual, fault }: Question, line: NonNullable<Asking['line']>): Promise<string> {
  for (let again = ''; ; ) {
    const answer = (await line(`${again}${ask} [${usual}]: `)).trim() || usual;
    const wrong = answer === '' ? 'Something has to stand here.' : (fault?.(answer) ?? null);
    if (wrong === null) return answer;
    again = `${wrong}\n`;
  }
}

/** A person at the terminal, until `close`; null when there is none. */
export function terminal(isQuiet: boolean): { line: Asking['line']; close(): void } {
  if (isQuiet || !process.stdin.isTTY) return { line: null, close() {} };
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  // Ctrl+C and Ctrl+D end the questions, and nothing has been written yet.
  const gone = new Promise<never>((_, reject) =>
    reader.once('close', () => reject(new UsageError('Nothing was written.'))),
  );
  gone.catch(() => {});
  return { line: (question) => Promise.race([reader.question(question), gone]), close: () => reader.close() };
}
