import { agencyInScope, roleIn } from '../../common/database/row-security.ts';

/** SQL: a condition on the channel of a row; channels themselves are no secret. Asked once per query, not per row. */
const channelOf = (column: string, condition: string) =>
  `${column} in (select c.id from connectors.channel c where ${condition})`;

/** SQL: the viewer is the centre, a job, the channel's own machine, or an official of the agency that owns it. */
export const ownerOrCentre = (column: string) =>
  `${roleIn('SYSTEM', 'CENTRAL_ADMIN')}
   or (${roleIn('CONNECTOR')} and ${column} = current_setting('app.channel', true))
   or (${roleIn('LIAISON', 'AGENCY_ADMIN')} and ${channelOf(column, agencyInScope('c.agency_id'))})`;

/** SQL: as above, and everybody once the channel is shown. */
export const shownOrOwner = (column: string) =>
  `${ownerOrCentre(column)} or ${channelOf(column, `c.phase not in ('REGISTERED', 'SHADOW')`)}`;

/** SQL: the owner and the centre as above, and auditors: what is known of a channel's way into the hub. */
export const readByMigrants = (column: string) => `${roleIn('AUDITOR')} or ${ownerOrCentre(column)}`;

/** SQL: as above, but what is secret counts for the owner and the centre only (column `secret`). */
export const openToMigrants = (column: string) => `(${roleIn('AUDITOR')} and not secret) or ${ownerOrCentre(column)}`;
