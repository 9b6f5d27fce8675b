import { SourceError } from '../../kit/index.ts';

/** LAPOR! does not know the id (404, 410). */
export class Absent extends SourceError {
  constructor() {
    super('record', 'LAPOR! does not know it.');
  }
}

/** This one report is refused (403): it may be another institution's, or the credentials are no longer good. */
export class Refused extends SourceError {
  constructor() {
    super('auth', 'LAPOR! refuses it (403).');
  }
}

/** What a failed look says about its report. `failing`: no answer that could be used, `odd`: one that looks otherwise. */
export type FaultKind = 'absent' | 'failing' | 'odd';

/** What the failure of a look says about the one report; null: it is about the whole interface. */
export function faultKind(error: SourceError): FaultKind | null {
  if (error instanceof Absent) return 'absent';
  if (error instanceof Refused) return 'failing';
  // The host is not asked at all at present: that says nothing about this report.
  if (error.errorClass === 'unavailable') return error.message.includes('is left alone') ? null : 'failing';
  return error.errorClass === 'record' || error.errorClass === 'drift' ? 'odd' : null;
}
