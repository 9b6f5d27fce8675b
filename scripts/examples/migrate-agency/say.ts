/** Tells a step: a line to read on a terminal, a line of JSON in a pipe. */
export type Say = (step: string, text: string, facts?: Record<string, unknown>) => void;

/** @param json true: lines of JSON */
export const sayTo =
  (json: boolean): Say =>
  (step, text, facts = {}) =>
    console.log(json ? JSON.stringify({ step, text, ...facts }) : `${step.padEnd(10)} ${text}`);
