import { z } from 'zod';
import type { Topic } from './topic.ts';

const agency = z.strictObject({
  id: z.string(),
  seq: z.number().int(),
  /** Own id first, then each ancestor up to the root. */
  path: z.array(z.string()),
  name: z.string(),
  timezone: z.string(),
  /** Names it is or was known by, as place/agency keys (`nameKey`). */
  nameKeys: z.array(z.string()),
  /** Keys in foreign systems, as "system:id". */
  identifiers: z.array(z.string()),
  /** Wilayah codes it answers for. */
  regionCodes: z.array(z.string()),
});

const region = z.strictObject({
  code: z.string(),
  level: z.enum(['PROVINCE', 'REGENCY', 'DISTRICT', 'VILLAGE']),
  parentCode: z.string().nullable(),
  name: z.string(),
  /** Keys under which a source may name it (`nameKey` of name and aliases). */
  nameKeys: z.array(z.string()),
});

const payload = z.strictObject({ agencies: z.array(agency), regions: z.array(region) });

/** Snapshots of agencies and regions, so that reports can name places and owners without asking across a schema. */
export const directoryChanged: Topic<z.infer<typeof payload>> = {
  name: 'directory-changed',
  version: 1,
  receivers: ['reports', 'connectors', 'sla', 'notices'],
  payload,
};

/** One agency as the other contexts know it. */
export type DirectoryAgency = z.infer<typeof agency>;
/** One region as the other contexts know it. */
export type DirectoryRegion = z.infer<typeof region>;
