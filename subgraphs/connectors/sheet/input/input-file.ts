/** A file to be read; `name` is how cursors, records and errors call it. */
export interface InputFile {
  name: string;
  /** What changes with its content (size and time, ETag); null: only reading tells. */
  mark: string | null;
  /** Brings it to this machine. A file that is here already is not copied. */
  fetch(): Promise<LocalFile>;
}

/** A file on this machine, for as long as it is read. */
export interface LocalFile {
  path: string;
  /** Removes the copy; a file that is no copy stays. */
  release(): Promise<void>;
}

/** Spreadsheets that are read. */
export const READ = /\.(xlsx|csv)$/i;
/** Spreadsheets somebody may drop in good faith; passing over them in silence would lose their rows. */
export const NOT_READ = /\.(xls|xlsm|xlsb|ods)$/i;
/** Hidden files, and the locks spreadsheet programs leave beside an open file. */
const NOT_MEANT = /^(\.|~\$)/;

/** Is a file of this name meant for us? */
export const isMeant = (name: string) => !NOT_MEANT.test(name) && (READ.test(name) || NOT_READ.test(name));
