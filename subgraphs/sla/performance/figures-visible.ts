import { agencyInScope, roleIn } from '../../common/database/row-security.ts';

/** Row rule: reports that are not shown count for the centre and the office that answers for them. */
export const FIGURES_VISIBLE = `shown or ${roleIn('CENTRAL_ADMIN', 'AUDITOR')} or (${roleIn('LIAISON', 'AGENCY_ADMIN')} and ${agencyInScope('agency_id')})`;
