import { chatConnector } from './chat/chat.connector.ts';
import { htmlConnector } from './html/html.connector.ts';
import type { Connector } from './kit/connector.ts';
import { laporConnector } from './lapor/lapor.connector.ts';
import type { Family } from './ledger/family.ts';
import { mailConnector } from './mail/mail.connector.ts';
import { open311Connector } from './open311/open311.connector.ts';
import { restConnector } from './rest/rest.connector.ts';
import { sheetConnector } from './sheet/sheet.connector.ts';
import { sqlConnector } from './sql/sql.connector.ts';

/** Keeps the types inside one connector and hides them from the list of all. */
const any = <Config, Cursor>(connector: Connector<Config, Cursor>) => connector as unknown as Connector;

/** The connector of each family that can be pulled. A new family is added here and nowhere else. */
export const CONNECTORS: Partial<Record<Family, Connector>> = {
  CHAT: any(chatConnector),
  HTML: any(htmlConnector),
  OPEN311: any(open311Connector),
  MAIL: any(mailConnector),
  REST: any(restConnector),
  LAPOR: any(laporConnector),
  SHEET: any(sheetConnector),
  SQL: any(sqlConnector),
};
