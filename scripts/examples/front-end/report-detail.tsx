import { useEffect, useRef, useState } from 'react';
import { type HubRequestError, ReportNews, ReportWithAgencySlaAndSources } from '../../../schema/client/index.ts';
import { errorOf, hub, useQuery } from './hub.ts';
import { instant, STATUS } from './labels.ts';
import { Problem } from './problem.tsx';

/** One report with deadlines and history; it is asked anew with every event the hub tells about it. */
export function ReportDetail({ id }: { id: string }) {
  const news = useNews(id);
  const { data, error } = useQuery(ReportWithAgencySlaAndSources, { id }, news.heard);
  const heading = useRef<HTMLHeadingElement>(null);
  const report = data?.report?.id === id ? data.report : null;
  useEffect(() => {
    if (report?.id) heading.current?.focus();
  }, [report?.id]);
  if (!report) return <Problem error={error} />;
  return (
    <section aria-labelledby="laporan">
      <h2 id="laporan" ref={heading} tabIndex={-1}>
        Laporan {report.number}
      </h2>
      <Problem error={error ?? news.error} />
      <p>{report.content?.title ?? 'Isi tidak ditampilkan'}</p>
      <p>
        Status: <output aria-live="polite">{STATUS[report.status]}</output>{' '}
        <small>{news.open ? 'Dipantau langsung' : 'Menyambung…'}</small>
      </p>
      <h3>Tenggat</h3>
      <ul>
        {report.clocks?.map(({ stage, dueDay, state }) => (
          <li key={`${stage} ${dueDay}`}>
            {stage}: {dueDay} ({state})
          </li>
        ))}
      </ul>
      <h3>Riwayat</h3>
      <ol>
        {report.timeline?.edges.map(({ node }) => (
          <li key={node.seq}>
            {node.at && instant(node.at)} {node.status && STATUS[node.status]} {node.message}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Follows the news of a report: how many were heard, and whether the connection is open. */
function useNews(reportId: string) {
  const [heard, setHeard] = useState(0);
  const [open, setOpen] = useState(false);
  const [error, setError] = useState<HubRequestError | null>(null);
  useEffect(() => {
    const leave = new AbortController();
    const terms = { signal: leave.signal, onConnection: (lost: HubRequestError | null) => setOpen(lost === null) };
    const listen = async () => {
      for await (const _ of hub.subscribe(ReportNews, { filter: { reportId } }, terms))
        setHeard((before) => before + 1);
    };
    listen().catch((thrown) => setError(errorOf(thrown)));
    return () => leave.abort();
  }, [reportId]);
  return { heard, open, error };
}
