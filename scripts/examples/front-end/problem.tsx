import type { HubRequestError } from '../../../schema/client/index.ts';
import { REMEDY } from './labels.ts';

/** An error as its reader needs it: what it is, what to do, what to tell the operator. */
export function Problem({ error }: { error: HubRequestError | null }) {
  if (!error) return null;
  return (
    <p role="alert">
      <strong>{error.code}</strong>: {error.message} {REMEDY[error.remedy]}
      {error.requestId && <> Nomor permintaan: {error.requestId}</>}
    </p>
  );
}
