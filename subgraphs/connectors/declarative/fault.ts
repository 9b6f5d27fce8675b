/** One thing that is wrong with a YAML file, said so that its author can mend it. */
export interface Fault {
  file: string;
  /** From 1. */
  line: number;
  column: number;
  /** Where in the document, e.g. "map.privacy.secret"; '' is the whole of it. */
  path: string;
  /** What is wrong. */
  message: string;
  /** What to do; '' where the message says it. */
  remedy: string;
}

/** "connectors/x.yaml:12:5 map.privacy: is missing. Write ..." : editors jump to such a place. */
export const faultText = ({ file, line, column, path, message, remedy }: Fault): string =>
  `${file}:${line}:${column} ${path === '' ? '' : `${path}: `}${message}${remedy === '' ? '' : ` ${remedy}`}`;

/** Everything that is wrong with one file. */
export class DeclarationError extends Error {
  constructor(readonly faults: readonly Fault[]) {
    super(faults.map(faultText).join('\n'));
    this.name = 'DeclarationError';
  }
}
