import type { MariadbServer } from '../servers/mariadb.ts';
import type { MovingHub } from './moving-hub.ts';
import { localTime } from './old-app.ts';

/** What a report says of a complaint of the old application, in the words of its columns. */
interface Kept {
  nomor: number;
  masuk: string;
  isi: string;
  keadaan: string;
  diubah: string;
  ditanggapi: string | null;
  foto: string | null;
}

/**
 * Numbers of complaints that nobody has touched since `before`, whose report in the hub says something else: time of
 * receipt, text, status, time of closing and of the answer, facts of the photo. `seen`: how many were looked at.
 */
export async function unfaithful(hub: MovingHub, old: MariadbServer, before: Date) {
  const untouched = `diubah < '${localTime(before)}'`;
  const there = (await old.run(
    `select nomor, date_format(masuk, '%Y-%m-%d %H:%i:%s') as masuk, md5(isi) as isi, keadaan,
       date_format(diubah, '%Y-%m-%d %H:%i:%s') as diubah, date_format(ditanggapi, '%Y-%m-%d %H:%i:%s') as ditanggapi,
       concat_ws('|', foto, foto_alamat, foto_jenis, foto_bytes) as foto from keluhan where ${untouched} and tanggapan is not null`,
  )) as unknown as Kept[];
  const here = new Map((await hub.rows<Kept>(KEPT)).map((row) => [String(row.nomor), row]));
  const differs = ({ nomor, ...row }: Kept) => {
    const kept = here.get(String(nomor));
    return Object.entries(row).some(([key, value]) => kept?.[key as keyof Kept] !== value);
  };
  return { seen: there.length, unfaithful: there.filter(differs).map(({ nomor }) => nomor) };
}

const LOCAL = (at: string) => `to_char(${at} at time zone 'Asia/Jakarta', 'YYYY-MM-DD HH24:MI:SS')`;
const EVENT = (kinds: string) =>
  `(select ${LOCAL('e.at')} from reports.report_event e where e.report_id = r.id and e.kind in (${kinds}) order by e.seq limit 1)`;

const KEPT = `
  select n.number as nomor, ${LOCAL('r.received_at')} as masuk, md5(c.body) as isi, r.status_raw as keadaan,
    ${EVENT(`'CLOSED', 'ARCHIVED'`)} as diubah, ${EVENT(`'FOLLOWED_UP'`)} as ditanggapi,
    coalesce((select concat_ws('|', a.name, a.url, a.media_type, a.bytes) from reports.attachment a where a.report_id = r.id), '') as foto
  from reports.report_number n join reports.report r on r.id = n.report_id join reports.report_content c on c.report_id = r.id
  where n.system = 'suara-lama'`;

/** What has to be zero after the whole way, by what it would mean. */
export const NEVER: [what: string, sql: string][] = [
  [
    'a citizen heard of history',
    `select 1 from notices.notice_event e join reports.report r on r.id = e.report_id where r.historic`,
  ],
  [
    'a notice of history was made',
    `select 1 from notices.notice_delivery d join reports.report r on r.id::text = d.data->>'reportId' where r.historic`,
  ],
  ['history gave an alarm', 'select 1 from sla.alarm a join reports.report r on r.id = a.report_id where r.historic'],
  [
    'a clock of history is no HISTORIC one',
    'select 1 from sla.sla_clock k join reports.report r on r.id = k.report_id where r.historic and not k.historic',
  ],
  [
    'history has no clock',
    `select 1 from reports.report r where r.historic and not exists (select 1 from sla.sla_clock k where k.report_id = r.id)`,
  ],
  [
    'a clock of history goes by another rule set',
    `select 1 from sla.sla_clock k where k.historic and k.rule_set_version <> 'founding-1'`,
  ],
  [
    'a record has no report, or two',
    `select 1 from connectors.source_record s where s.channel_id = 'suara-lama'
    and (select count(*) from reports.source_link l where l.source_record_id = s.id) <> 1`,
  ],
  [
    'an untouched record was taken in twice',
    `select 1 from connectors.source_record s join connectors.source_version v on v.source_record_id = s.id
    where s.channel_id = 'suara-lama' and not v.withdrawn and v.source_updated_at < '2026-03-17T03:00:00Z' group by s.id having count(*) > 1`,
  ],
  ['a letter is dead', `select 1 from pgboss.job where name like '%.dead'`],
  ['history was joined to something', `select 1 from reports.report where historic and merged_into_id is not null`],
];
