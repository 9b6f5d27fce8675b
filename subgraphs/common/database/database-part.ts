import type { Constructor, EntityClass } from '@mikro-orm/core';
import type { Migration } from '@mikro-orm/migrations';

/** What one context stores: its PostgreSQL schema, its tables as classes, the way they came to be. */
export interface DatabasePart {
  /** Name of the PostgreSQL schema; the service role is `hub_<schema>`. */
  schema: 'agencies' | 'reports' | 'sla' | 'notices' | 'connectors' | 'gateway';
  entities: EntityClass<object>[];
  /** Oldest first; the name is what the table `migration` remembers. */
  migrations: { name: string; class: Constructor<Migration> }[];
  /** Tables whose rows no service may change or delete. */
  appendOnly: string[];
}
