import type { EntityManager } from '@mikro-orm/postgresql';
import { type AgencyRef, Directory } from '../../common/directory/directory.ts';
import type { ComplaintSnapshot } from '../../common/handover/source-records-changed.topic.ts';
import { categoryIds, categoryKey } from '../category/category.service.ts';
import { Places } from '../place/places.service.ts';
import type { RegionChoice } from '../place/region-choice.policy.ts';

/** The register as the reports know it. */
export const directory = new Directory('reports');

/** What the hub understands by the names in a complaint. */
export interface ResolvedReferences {
  agencyId: string | null;
  /** Is it the very agency that the source names? Else one above it, or none. */
  agencyFound: boolean;
  categoryId: string | null;
  region: RegionChoice;
}

/** Resolves the references of one letter; what occurs twice is asked for once. Needs a transaction. */
export class References {
  private readonly agencies = new Map<string, Promise<string | null>>();
  private readonly places: Places;
  private categories = new Map<string, string>();

  constructor(
    private readonly em: EntityManager,
    /** Owner of the channel: of several agencies of one name, the one below it is meant. */
    private readonly channelAgencyId: string | null,
  ) {
    this.places = new Places(em, directory);
  }

  /** Call once, before `resolve`. */
  async prepare(complaints: readonly ComplaintSnapshot[]): Promise<void> {
    const refs = complaints.flatMap(({ category }) => (category ? [category] : []));
    this.categories = await categoryIds(this.em, refs);
  }

  async resolve(complaint: ComplaintSnapshot): Promise<ResolvedReferences> {
    const { agencyId, agencyFound } = await this.responsible(complaint);
    const region = complaint.place
      ? await this.places.resolve(complaint.place, agencyId)
      : { regionCode: null, conflict: null };
    const categoryId = complaint.category && (this.categories.get(categoryKey(complaint.category)) ?? null);
    return { agencyId, agencyFound, categoryId, region };
  }

  /** The agency named, else the one above it; the channel's owner only where the source names nobody. */
  private async responsible({ agency, parentAgency }: ComplaintSnapshot) {
    const named = agency ?? parentAgency;
    if (!named) return { agencyId: this.channelAgencyId, agencyFound: true };
    const found = await this.agency(named);
    const above = found === null && parentAgency ? await this.agency(parentAgency) : null;
    return { agencyId: found ?? above, agencyFound: found !== null };
  }

  private agency(ref: AgencyRef): Promise<string | null> {
    const key = JSON.stringify([ref.system, ref.id, ref.name]);
    const answer =
      this.agencies.get(key) ??
      directory.agencyFor(this.em, ref, this.channelAgencyId).then((found) => found?.id ?? null);
    this.agencies.set(key, answer);
    return answer;
  }
}
