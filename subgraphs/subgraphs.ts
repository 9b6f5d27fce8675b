import { gatewayDatabase } from '../gateway/rates/database.ts';
import { agenciesDatabase } from './agencies/database.ts';
import { agencies } from './agencies/parts.ts';
import type { DatabasePart } from './common/database/database-part.ts';
import type { SubgraphParts } from './common/graphql/subgraph-parts.ts';
import { channels } from './connectors/channels/parts.ts';
import { chat } from './connectors/chat/parts.ts';
import { html } from './connectors/html/parts.ts';
import { lapor } from './connectors/lapor/parts.ts';
import { connectorsDatabase } from './connectors/ledger/database.ts';
import { mail } from './connectors/mail/parts.ts';
import { open311 } from './connectors/open311/parts.ts';
import { rest } from './connectors/rest/parts.ts';
import { sheet } from './connectors/sheet/parts.ts';
import { sql } from './connectors/sql/parts.ts';
import { noticesDatabase } from './notices/database.ts';
import { notices } from './notices/parts.ts';
import { reportsDatabase } from './reports/database.ts';
import { reports } from './reports/parts.ts';
import { slaDatabase } from './sla/database.ts';
import { sla } from './sla/parts.ts';

/** THE list: every subgraph of the hub. A new one is added here and nowhere else. */
export const SUBGRAPHS: readonly SubgraphParts[] = [
  agencies,
  reports,
  sla,
  notices,
  channels,
  sheet,
  html,
  rest,
  sql,
  lapor,
  open311,
  mail,
  chat,
];

/** The databases of the contexts and of the gateway, in the order in which they are migrated. */
export const DATABASES: readonly DatabasePart[] = [
  agenciesDatabase,
  slaDatabase,
  noticesDatabase,
  reportsDatabase,
  connectorsDatabase,
  gatewayDatabase,
];
