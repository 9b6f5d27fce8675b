import { registerEnumType } from 'type-graphql';
import { enumOf } from '../../common/graphql/enum.ts';

/** How history reaches the hub. */
export const ImportWay = enumOf(['PAGES', 'FILE', 'SOURCE']);
export type ImportWay = keyof typeof ImportWay;
registerEnumType(ImportWay, {
  name: 'ImportWay',
  description: 'How history reaches the hub.',
  valuesConfig: {
    PAGES: { description: 'The system sends it, page by page (importSourceRecords).' },
    FILE: { description: 'A file is handed in (npm run import).' },
    SOURCE: { description: 'The connector fetches it, beside the usual pulls.' },
  },
});

/** How an import stands. */
export const ImportState = enumOf(['RUNNING', 'DONE', 'STOPPED', 'FAILED']);
export type ImportState = keyof typeof ImportState;
registerEnumType(ImportState, {
  name: 'ImportState',
  description: 'How a history import stands.',
  valuesConfig: {
    RUNNING: { description: 'It goes on; an interrupted one goes on where it stood.' },
    STOPPED: { description: 'A person ended it.' },
    FAILED: { description: 'Its source cannot be read; mend it and start again: nothing is taken in twice.' },
  },
});

/** Values of a channel that a table turns into the hub's. */
export const ValueKind = enumOf(['STATUS', 'CATEGORY', 'AGENCY']);
export type ValueKind = keyof typeof ValueKind;
registerEnumType(ValueKind, {
  name: 'ValueKind',
  description: 'Values of a channel that a table turns into the hub’s.',
  valuesConfig: {
    STATUS: { description: 'Status as the source spells it, where the sender gives UNKNOWN.' },
    CATEGORY: { description: 'Id or name of a category.' },
    AGENCY: { description: 'Id or name of an agency.' },
  },
});

/** What an import remarks on: a value nobody mapped, or a reason for which records were rejected. */
export type RemarkKind = ValueKind | 'REASON';
