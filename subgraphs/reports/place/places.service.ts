import type { EntityManager } from '@mikro-orm/postgresql';
import type { Directory } from '../../common/directory/directory.ts';
import type { DirectoryRegion } from '../../common/handover/directory-changed.topic.ts';
import { nameKey } from '../../common/text/name-key.ts';
import type { PlaceAsSaid } from './place-as-said.ts';
import { chooseRegion, type KnownRegion, type RegionChoice } from './region-choice.policy.ts';

type Level = DirectoryRegion['level'];

/** Words sources put before the name of a district or village; the register's names stand without them. */
const PREFIX = /^(?:provinsi|kecamatan|kelurahan|desa|nagari) /;

/** Understands the places of one letter; what it has looked up once it does not ask for again. */
export class Places {
  private readonly regions = new Map<string, Promise<KnownRegion | null>>();
  private readonly agencyRegions = new Map<string, Promise<KnownRegion | null>>();

  constructor(
    private readonly em: EntityManager,
    private readonly directory: Directory,
  ) {}

  /** The region that `said` means on a report for this agency. */
  async resolve(said: PlaceAsSaid, agencyId: string | null): Promise<RegionChoice> {
    const agency = agencyId && (await this.agencyRegion(agencyId));
    const province = await this.named(said.province, 'PROVINCE', null);
    const regency =
      (await this.named(said.regency, 'REGENCY', province?.code ?? null)) ??
      (await this.named(said.regency, 'REGENCY', null));
    const start = regency ?? (said.regency ? province : within(province, agency || null));
    return chooseRegion({
      saidRegency: said.regency,
      said: (await this.below(start, said)) ?? start,
      agency: agency || null,
      insideAgency: agency ? await this.below(agency, said) : null,
    });
  }

  /** Finest of the named district and village inside `outer`; null: neither is there. */
  private async below(outer: KnownRegion | null, said: PlaceAsSaid): Promise<KnownRegion | null> {
    if (!outer) return null;
    const district = await this.named(said.district, 'DISTRICT', outer.code);
    const village = await this.named(said.village, 'VILLAGE', (district ?? outer).code);
    return village ?? district;
  }

  /** The only region of that name and level inside `parentCode`; null: none, or several. */
  private named(name: string | null, level: Level, parentCode: string | null): Promise<KnownRegion | null> {
    if (!name) return Promise.resolve(null);
    const key = [level, parentCode, nameKey(name)].join('/');
    return remembered(this.regions, key, async () => {
      const whole = await this.directory.regionsNamed(this.em, name, level, parentCode);
      const bare = nameKey(name).replace(PREFIX, '');
      const found = whole.length > 0 ? whole : await this.directory.regionsNamed(this.em, bare, level, parentCode);
      return found.length === 1 ? found[0]! : null;
    });
  }

  /** The one region for which the agency, or the nearest above it that has any, answers. */
  private agencyRegion(agencyId: string): Promise<KnownRegion | null> {
    return remembered(this.agencyRegions, agencyId, async () => {
      const path = (await this.directory.agency(this.em, agencyId))?.path ?? [];
      for (const id of path) {
        const codes = (await this.directory.agency(this.em, id))?.regionCodes ?? [];
        if (codes.length > 0) return codes.length === 1 ? this.directory.region(this.em, codes[0]!) : null;
      }
      return null;
    });
  }
}

/** Without a regency the agency's own is meant, unless the source names another province. */
function within(province: KnownRegion | null, agency: KnownRegion | null): KnownRegion | null {
  if (!province) return agency;
  return agency?.code.startsWith(`${province.code}.`) ? agency : province;
}

function remembered<Value>(known: Map<string, Promise<Value>>, key: string, ask: () => Promise<Value>): Promise<Value> {
  const answer = known.get(key) ?? ask();
  known.set(key, answer);
  return answer;
}
