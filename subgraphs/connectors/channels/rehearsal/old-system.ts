import type { Complaint } from '../../kit/complaint.ts';
import { completeComplaint } from '../../kit/complaint.ts';
import type { PushResult, ReportPush } from '../../kit/push.ts';
import type { Receipt } from '../../runner/handover/receipts.ts';

/** Columns of a hand-over's file. */
const COLUMNS = 11;

/** An item as the stand-in keeps it. */
interface Item {
  /** What it is of: the mark of a push, or the number in a file. */
  of: string;
  body: string;
  occurredAt: string;
  secret: boolean;
}

/** Stands in for an old system while going back is rehearsed: takes reports by its own form and by file, and lists itself. */
export class OldSystem {
  private readonly items: Item[] = [];

  /** Takes a report once: the same mark again gets the number it got before. */
  take({ key, body, occurredAt }: ReportPush): PushResult {
    const known = this.items.findIndex(({ of }) => of === key);
    if (known >= 0) return { outcome: 'ALREADY', remoteRef: refOf(known) };
    return { outcome: 'DONE', remoteRef: this.add({ of: key, body, occurredAt, secret: false }) };
  }

  /** Takes a hand-over's file in as a clerk would, and gives the receipt. */
  takeFile(text: string): Receipt[] {
    const cells = [...text.matchAll(/"((?:[^"]|"")*)"(?:,|\r\n)/g)].map(([, cell]) => cell!.replaceAll('""', '"'));
    const lines = Array.from({ length: cells.length / COLUMNS }, (_, n) => cells.slice(n * COLUMNS, (n + 1) * COLUMNS));
    return lines.slice(1).map(([n = '', number = '', , body = '', , , occurredAt = '', , , secret]) => ({
      n: Number(n),
      externalId: this.add({ of: number, body, occurredAt, secret: secret === 'ya' }),
    }));
  }

  /** Items that are there of this mark or number. */
  count = (...names: string[]) => this.items.filter(({ of }) => names.includes(of)).length;

  /** Everything there, as a pull brings it. */
  list(): Complaint[] {
    return this.items.map(({ body, occurredAt, secret }, place) =>
      completeComplaint({
        ...{ externalId: refOf(place), body, occurredAt, status: 'RECEIVED', statusRaw: 'Baru' },
        privacy: { anonymous: false, secret },
      }),
    );
  }

  private add(item: Item): string {
    this.items.push(item);
    return refOf(this.items.length - 1);
  }
}

const refOf = (place: number) => `LAMA-${place + 1}`;
