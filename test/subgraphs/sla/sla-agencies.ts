import { newId } from '../../../subgraphs/common/database/uuid.ts';
import type { DirectoryAgency } from '../../../subgraphs/common/handover/directory-changed.topic.ts';
import { directory } from '../../../subgraphs/sla/agency/directory.ts';
import type { SlaHub } from './sla-hub.ts';

/** An agency of the register; `above`: the agency it lies below. */
export function inventedAgency(name: string, above: DirectoryAgency | null = null): DirectoryAgency {
  const id = newId();
  const path = [id, ...(above?.path ?? [])];
  return { id, seq: 1, path, name, timezone: 'Asia/Jakarta', nameKeys: [], identifiers: [], regionCodes: [] };
}

/** A province with a district office below it, and another province, known to the subgraph. */
export async function tellAgencies(hub: SlaHub) {
  const province = inventedAgency('Provinsi Contoh');
  const district = inventedAgency('Kabupaten Contoh', province);
  const other = inventedAgency('Provinsi Lain');
  await hub.em().transactional((em) => directory.takeIn(em, { agencies: [province, district, other], regions: [] }));
  return { province: province.id, district: district.id, other: other.id };
}
