import type { EntityManager, FilterQuery } from '@mikro-orm/postgresql';
import { writeAudit } from '../../common/database/audit.ts';
import { once } from '../../common/database/idempotency.ts';
import { newId } from '../../common/database/uuid.ts';
import { hubError } from '../../common/errors/hub-error.ts';
import {
  type Connection,
  checkPage,
  cursorOf,
  type PageArgs,
  pageOf,
  readCursor,
} from '../../common/graphql/connection.ts';
import type { LetterBox } from '../../common/handover/letter-box.ts';
import { requireScope } from '../../common/identity/require-scope.ts';
import type { Viewer } from '../../common/identity/viewer.ts';
import { nameKey } from '../../common/text/name-key.ts';
import { addDays, isZone } from '../../common/time/day.ts';
import { publishAgencies } from '../directory/directory.service.ts';
import { Agency } from './agency.entity.ts';
import type { AgencyFilter, RegisterAgencyInput, RenameAgencyInput, SucceedAgencyInput } from './agency.inputs.ts';
import { AgencyIdentifier } from './agency-identifier.entity.ts';
import { AgencyName } from './agency-name.entity.ts';
import { Jurisdiction } from './jurisdiction.entity.ts';
import { Succession } from './succession.entity.ts';

/** Reads and changes the register of agencies. Each change is told to the other contexts in its own transaction. */
export class AgencyService {
  constructor(
    private readonly em: EntityManager,
    private readonly letterBox: LetterBox,
    private readonly viewer: Viewer,
  ) {}

  /** The agency that has the key `value` in `system`, or null. */
  async byIdentifier(system: string, value: string): Promise<Agency | null> {
    const found = await this.em.findOne(AgencyIdentifier, { system, value });
    return found && this.em.findOne(Agency, { id: found.agencyId });
  }

  /** Agencies by name, then id. @throws BAD_PAGE_SIZE, BAD_CURSOR */
  async list(page: PageArgs, filter: AgencyFilter): Promise<Connection<Agency>> {
    checkPage(page);
    const where = await this.whereOf(filter);
    const after = readCursor(page.after, 2);
    const behind = after && { $or: [{ name: { $gt: after[0]! } }, { name: after[0]!, id: { $gt: after[1]! } }] };
    const [rows, total] = await Promise.all([
      this.em.find(Agency, behind ? { $and: [where, behind] } : where, {
        orderBy: { name: 'asc', id: 'asc' },
        limit: page.first + 1,
      }),
      this.em.count(Agency, where),
    ]);
    return pageOf(rows, page.first, (row) => cursorOf(row.name, row.id), total);
  }

  /** Registers an agency, once per idempotency key. @throws FORBIDDEN, AGENCY_NOT_FOUND, BAD_USER_INPUT */
  async register(input: RegisterAgencyInput): Promise<Agency> {
    return this.change('registerAgency', input, async (em) => {
      if (input.timezone && !isZone(input.timezone))
        throw hubError('BAD_USER_INPUT', `timezone: "${input.timezone}" is no IANA zone, such as Asia/Makassar.`);
      const parent = input.parentId ? await this.existing(em, input.parentId) : null;
      await this.requireAdminOf(em, parent?.id ?? null, 'register an agency');
      const agency = em.create(Agency, {
        id: newId(),
        name: input.name,
        kind: input.kind,
        parentId: parent?.id ?? null,
        timezone: input.timezone ?? parent?.timezone ?? 'Asia/Jakarta',
        validFromDay: input.validFromDay,
        validUntilDay: null,
      });
      for (const name of new Map([input.name, ...input.otherNames].map((n) => [nameKey(n), n])).values()) {
        em.create(AgencyName, { agencyId: agency.id, nameKey: nameKey(name), name });
      }
      for (const { system, value } of input.identifiers) {
        if (await em.count(AgencyIdentifier, { system, value })) {
          throw hubError('BAD_USER_INPUT', `Another agency already has the key ${value} in ${system}.`);
        }
        em.create(AgencyIdentifier, { system, value, agencyId: agency.id });
      }
      for (const regionCode of new Set(input.regionIds)) em.create(Jurisdiction, { agencyId: agency.id, regionCode });
      return agency;
    });
  }

  /** Gives an agency a new name; the old one keeps leading to it. @throws FORBIDDEN, AGENCY_NOT_FOUND */
  async rename(input: RenameAgencyInput): Promise<Agency> {
    return this.change('renameAgency', input, async (em) => {
      const agency = await this.existing(em, input.agencyId);
      await this.requireAdminOf(em, agency.id, 'rename an agency');
      agency.name = input.name;
      agency.seq += 1;
      await em.upsert(AgencyName, { agencyId: agency.id, nameKey: nameKey(input.name), name: input.name });
      return agency;
    });
  }

  /** Ends an agency on the day before `fromDay` and names its successors. @throws FORBIDDEN, AGENCY_NOT_FOUND, BAD_USER_INPUT */
  async succeed(input: SucceedAgencyInput): Promise<Agency> {
    return this.change('succeedAgency', input, async (em) => {
      requireScope(this.viewer, 'agency:end');
      const agency = await this.existing(em, input.agencyId);
      const successors = new Set(input.successorIds);
      if (successors.size === 0 || successors.has(agency.id)) {
        throw hubError('BAD_USER_INPUT', 'successorIds takes at least one agency, and never the ending one itself.');
      }
      for (const successorId of successors) {
        await this.existing(em, successorId);
        em.create(Succession, { predecessorId: agency.id, successorId, fromDay: input.fromDay });
      }
      agency.validUntilDay = addDays(input.fromDay, -1);
      agency.seq += 1;
      return agency;
    });
  }

  private async change(
    operation: string,
    input: { idempotencyKey: string },
    work: (em: EntityManager) => Promise<Agency>,
  ): Promise<Agency> {
    const id = await this.em.transactional((em) =>
      once(em, 'agencies', { operation, viewer: this.viewer, input }, async () => {
        const agency = await work(em);
        await em.flush();
        await writeAudit(em, 'agencies', { viewer: this.viewer, action: operation, subject: agency.id });
        await publishAgencies(em, this.letterBox, [agency.id]);
        return agency.id;
      }),
    );
    return this.em.findOneOrFail(Agency, { id }, { refresh: true });
  }

  /** CENTRAL_ADMIN everywhere, AGENCY_ADMIN for the own agency and below; only the centre makes agencies without a parent. */
  private async requireAdminOf(em: EntityManager, agencyId: string | null, action: string): Promise<void> {
    requireScope(this.viewer, 'agency:keep', action);
    if (this.viewer.role !== 'AGENCY_ADMIN') return;
    for (let id = agencyId; id; ) {
      if (id === this.viewer.agencyId) return;
      id = (await em.findOne(Agency, { id }))?.parentId ?? null;
    }
    throw hubError('FORBIDDEN', `${action} outside the own agency`, 'CENTRAL_ADMIN');
  }

  private async existing(em: EntityManager, id: string): Promise<Agency> {
    const agency = await em.findOne(Agency, { id });
    if (!agency) throw hubError('AGENCY_NOT_FOUND', id);
    return agency;
  }

  private async whereOf(filter: AgencyFilter): Promise<FilterQuery<Agency>> {
    const ids: string[][] = [];
    if (filter.named)
      ids.push((await this.em.find(AgencyName, { nameKey: nameKey(filter.named) })).map((n) => n.agencyId));
    if (filter.regionId) {
      ids.push((await this.em.find(Jurisdiction, { regionCode: filter.regionId })).map((j) => j.agencyId));
    }
    return {
      ...(filter.parentId && { parentId: filter.parentId }),
      ...(filter.kind && { kind: filter.kind }),
      $and: ids.map((list) => ({ id: { $in: list } })),
    };
  }
}
