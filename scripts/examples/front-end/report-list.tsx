import { useState } from 'react';
import { type ReportStatus, ReportsPage } from '../../../schema/client/index.ts';
import { useQuery } from './hub.ts';
import { instant, STATUS } from './labels.ts';
import { Problem } from './problem.tsx';

const PER_PAGE = 10;

/** Reports, newest first, ten a page; `onOpen` gets the id of the chosen one. `turn`: asked anew when it changes. */
export function ReportList({ turn, onOpen }: { turn: number; onOpen: (id: string) => void }) {
  const [status, setStatus] = useState<ReportStatus | ''>('');
  /** Cursors of the pages before this one. */
  const [places, setPlaces] = useState<string[]>([]);
  const filter = status ? { status: [status] } : null;
  const { data, error } = useQuery(ReportsPage, { first: PER_PAGE, after: places.at(-1) ?? null, filter }, turn);
  const { edges, pageInfo } = data?.reports ?? { edges: [], pageInfo: { hasNextPage: false, endCursor: null } };
  return (
    <section aria-labelledby="daftar">
      <h2 id="daftar">Daftar laporan</h2>
      <label>
        Status{' '}
        <select
          value={status}
          onChange={({ target }) => {
            setStatus(target.value as ReportStatus | '');
            setPlaces([]);
          }}
        >
          <option value="">Semua</option>
          {Object.entries(STATUS).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <Problem error={error} />
      <ul>
        {edges.map(({ node }) => (
          <li key={node.id}>
            <button type="button" onClick={() => onOpen(node.id)}>
              {node.number}
            </button>{' '}
            {STATUS[node.status]}, {node.agency?.name ?? 'belum ada instansi'}, {instant(node.receivedAt)}
          </li>
        ))}
      </ul>
      <nav aria-label="Halaman">
        <button type="button" disabled={places.length === 0} onClick={() => setPlaces(places.slice(0, -1))}>
          Sebelumnya
        </button>{' '}
        Halaman {places.length + 1}{' '}
        <button
          type="button"
          disabled={!pageInfo.hasNextPage}
          onClick={() => setPlaces([...places, pageInfo.endCursor ?? ''])}
        >
          Berikutnya
        </button>
      </nav>
    </section>
  );
}
