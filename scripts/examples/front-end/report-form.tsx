import { type FormEvent, useRef, useState } from 'react';
import { type HubRequestError, SubmitReport } from '../../../schema/client/index.ts';
import { errorOf, hub } from './hub.ts';
import { Problem } from './problem.tsx';

/** Files a report; `onFiled` gets its id. A second try of the same words is the same intention, not a second report. */
export function ReportForm({ onFiled }: { onFiled: (id: string) => void }) {
  const [number, setNumber] = useState<string | null>(null);
  const [error, setError] = useState<HubRequestError | null>(null);
  const intention = useRef(crypto.randomUUID());
  async function file(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const words = new FormData(form);
    const text = { title: String(words.get('judul')), body: String(words.get('isi')) };
    const input = { idempotencyKey: intention.current, ...text, anonymous: true, secret: false };
    try {
      const { submitReport } = await hub.request(SubmitReport, { input });
      intention.current = crypto.randomUUID();
      form.reset();
      setError(null);
      setNumber(submitReport.number);
      onFiled(submitReport.id);
    } catch (thrown) {
      setError(errorOf(thrown));
    }
  }
  return (
    <section aria-labelledby="lapor">
      <h2 id="lapor">Buat laporan</h2>
      <form onSubmit={file}>
        <label>
          Judul <input name="judul" required />
        </label>
        <label>
          Isi laporan <textarea name="isi" required />
        </label>
        <button type="submit">Kirim</button>
      </form>
      <Problem error={error} />
      <output>{number && `Laporan ${number} diterima.`}</output>
    </section>
  );
}
