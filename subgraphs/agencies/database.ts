import type { DatabasePart } from '../common/database/database-part.ts';
import { Agency } from './agency/agency.entity.ts';
import { AgencyIdentifier } from './agency/agency-identifier.entity.ts';
import { AgencyName } from './agency/agency-name.entity.ts';
import { Jurisdiction } from './agency/jurisdiction.entity.ts';
import { Succession } from './agency/succession.entity.ts';
import { LiaisonOfficer } from './liaison/liaison-officer.entity.ts';
import { FoundingMigration } from './migrations/001-founding.ts';
import { AuditRequestMigration } from './migrations/030-audit-request.ts';
import { Region } from './region/region.entity.ts';

/** Tables of the register of agencies and regions. */
export const agenciesDatabase: DatabasePart = {
  schema: 'agencies',
  entities: [Agency, AgencyName, AgencyIdentifier, Jurisdiction, Succession, Region, LiaisonOfficer],
  migrations: [
    { name: '001-founding', class: FoundingMigration },
    { name: '030-audit-request', class: AuditRequestMigration },
  ],
  appendOnly: ['audit', 'succession'],
};
