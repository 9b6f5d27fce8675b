import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { ReportDetail } from './report-detail.tsx';
import { ReportForm } from './report-form.tsx';
import { ReportList } from './report-list.tsx';

function Page() {
  const [id, setId] = useState<string | null>(null);
  const [filed, setFiled] = useState(0);
  const open = (report: string) => {
    setFiled(filed + 1);
    setId(report);
  };
  return (
    <main>
      <h1>Laporan warga</h1>
      <ReportForm onFiled={open} />
      <ReportList turn={filed} onOpen={setId} />
      {id && <ReportDetail id={id} key={id} />}
    </main>
  );
}

createRoot(document.getElementById('page')!).render(<Page />);
