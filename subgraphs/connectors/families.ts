import { htmlConnector } from './html/html.connector.ts';
import type { Connector } from './kit/connector.ts';
import { laporConnector } from './lapor/lapor.connector.ts';
import type { Family } from './ledger/family.ts';
import { sheetConnector } from './sheet/sheet.connector.ts';

/** Keeps the types inside one connector and hides them from the list of all. */
const any = <Config, Cursor>(connector: Connector<Config, Cursor>) => connector as unknown as Connector;

/** The connector of each family that can be pulled. A new family is added here and nowhere else. */
export const CONNECTORS: Partial<Record<Family, Connector>> = {
  HTML: any(htmlConnector),
  LAPOR: any(laporConnector),
  SHEET: any(sheetConnector),
};
