import { useEffect, useState } from 'react';
import { createHubClient, HubRequestError, type Operation } from '../../../schema/client/index.ts';

/** The page's server hands requests on to the hub. */
export const hub = createHubClient({ url: '/graphql' });

/** The answer of a query; asked anew when its variables or `turn` change. */
export function useQuery<Data, Variables>(operation: Operation<Data, Variables>, variables: Variables, turn = 0) {
  const [data, setData] = useState<Data | null>(null);
  const [error, setError] = useState<HubRequestError | null>(null);
  const key = JSON.stringify([variables, turn]);
  useEffect(() => {
    const leave = new AbortController();
    const [asked] = JSON.parse(key) as [Variables];
    hub.request(operation, asked, leave.signal).then(
      (answer) => {
        setData(answer);
        setError(null);
      },
      (thrown) => leave.signal.aborted || setError(errorOf(thrown)),
    );
    return () => leave.abort();
  }, [operation, key]);
  return { data, error };
}

/** What was thrown, as the error it is; anything else is a fault of the page. */
export function errorOf(thrown: unknown): HubRequestError {
  if (thrown instanceof HubRequestError) return thrown;
  throw thrown;
}
