import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { uuidsOnly } from '../../common/database/uuid.ts';
import { groupedBy, inOrderOf } from '../../common/graphql/loader.ts';
import { Agency } from './agency.entity.ts';
import { AgencyIdentifier } from './agency-identifier.entity.ts';
import { AgencyName } from './agency-name.entity.ts';
import { Jurisdiction } from './jurisdiction.entity.ts';
import { Succession } from './succession.entity.ts';

/** One query per tick, however many keys the gateway sends. Made anew for each request. */
export const agencyById = (em: EntityManager) =>
  new DataLoader<string, Agency | null>(async (ids) => {
    const rows = await em.find(Agency, { id: { $in: uuidsOnly(ids) } });
    return inOrderOf(ids, rows, (row) => row.id);
  });

/** Every name of an agency, present one included. */
export const namesOfAgency = (em: EntityManager) =>
  new DataLoader<string, AgencyName[]>(async (ids) => {
    const rows = await em.find(AgencyName, { agencyId: { $in: [...ids] } }, { orderBy: { name: 'asc' } });
    return groupedBy(ids, rows, (row) => row.agencyId);
  });

/** Keys of an agency in other systems. */
export const identifiersOfAgency = (em: EntityManager) =>
  new DataLoader<string, AgencyIdentifier[]>(async (ids) => {
    const rows = await em.find(
      AgencyIdentifier,
      { agencyId: { $in: [...ids] } },
      { orderBy: { system: 'asc', value: 'asc' } },
    );
    return groupedBy(ids, rows, (row) => row.agencyId);
  });

/** Wilayah codes an agency answers for. */
export const regionCodesOfAgency = (em: EntityManager) =>
  new DataLoader<string, string[]>(async (ids) => {
    const rows = await em.find(Jurisdiction, { agencyId: { $in: [...ids] } }, { orderBy: { regionCode: 'asc' } });
    return groupedBy(ids, rows, (row) => row.agencyId).map((group) => group.map((row) => row.regionCode));
  });

/** Ids of the agencies that took over from an agency. */
export const successorsOfAgency = (em: EntityManager) =>
  new DataLoader<string, string[]>(async (ids) => {
    const rows = await em.find(Succession, { predecessorId: { $in: [...ids] } });
    return groupedBy(ids, rows, (row) => row.predecessorId).map((group) => group.map((row) => row.successorId));
  });

/** Ids of the agencies whose duties an agency took over. */
export const predecessorsOfAgency = (em: EntityManager) =>
  new DataLoader<string, string[]>(async (ids) => {
    const rows = await em.find(Succession, { successorId: { $in: [...ids] } });
    return groupedBy(ids, rows, (row) => row.successorId).map((group) => group.map((row) => row.predecessorId));
  });
