import type { Role } from '../../common/identity/viewer.ts';
import type { ReporterContact } from './reporter-identity.ts';

type View = (contact: ReporterContact) => ReporterContact[];

const whole: View = (contact) => [contact];
const withoutNik: View = (contact) => (contact.kind === 'NIK' ? [] : [contact]);
const nikEnding: View = (contact) =>
  contact.kind === 'NIK' ? [{ ...contact, value: contact.value.replace(/.(?=.{4})/g, '*') }] : [contact];

/** How much of a reporter's ids each role reads, where the row rule shows the reporter at all; absent: nothing. */
const VIEWS: Partial<Record<Role, View>> = {
  REPORTER: nikEnding,
  LIAISON: withoutNik,
  AGENCY_ADMIN: withoutNik,
  SYSTEM: whole,
};

/** The contacts that this role may read. */
export const contactsFor = (role: Role, contacts: readonly ReporterContact[]): ReporterContact[] =>
  contacts.flatMap(VIEWS[role] ?? (() => []));
