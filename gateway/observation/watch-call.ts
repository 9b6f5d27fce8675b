import { HubError } from '../../subgraphs/common/errors/hub-error.ts';
import { observe } from '../../subgraphs/common/metrics/meter.ts';
import { inSpan } from '../../subgraphs/common/tracing/span.ts';

/** How a call of a subgraph ended, by the code of what it threw. */
const OUTCOMES: Readonly<Record<string, string>> = {
  SUBGRAPH_UNAVAILABLE: 'unavailable',
  DEADLINE_EXCEEDED: 'given-up',
};

/** Calls a subgraph, as a span of the request's trace; its time is counted by how it ended. */
export async function watchCall<Answer extends { errors?: readonly unknown[] | null }>(
  subgraph: string,
  call: () => Promise<Answer>,
): Promise<Answer> {
  const startedAt = performance.now();
  const told = (outcome: string) => observe('calls', (performance.now() - startedAt) / 1000, { subgraph, outcome });
  try {
    const answer = await inSpan(
      `call ${subgraph}`,
      { kind: 'CLIENT', attributes: { 'lapor.subgraph': subgraph } },
      call,
    );
    told(answer.errors?.length ? 'errors' : 'ok');
    return answer;
  } catch (error) {
    told((error instanceof HubError && OUTCOMES[error.code]) || 'errors');
    throw error;
  }
}
