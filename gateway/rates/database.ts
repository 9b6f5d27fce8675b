import type { DatabasePart } from '../../subgraphs/common/database/database-part.ts';
import { FoundingMigration } from './migrations/001-founding.ts';
import { RateBucket } from './rate-bucket.entity.ts';

/** What the gateways remember together: how much each client has asked for. */
export const gatewayDatabase: DatabasePart = {
  schema: 'gateway',
  entities: [RateBucket],
  migrations: [{ name: '001-founding', class: FoundingMigration }],
  appendOnly: [],
};
