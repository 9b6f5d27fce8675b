/** An event of a stream. */
export interface StreamEvent {
  id: string | undefined;
  event: string;
  // biome-ignore lint/suspicious/noExplicitAny: the answer of any subscription
  data: any;
}

/** Opens a stream of the gateway and reads it event by event, as bytes come. */
export async function listenTo(url: string, headers: Record<string, string>, body: object) {
  const hangUp = new AbortController();
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    body: JSON.stringify(body),
    signal: hangUp.signal,
  });
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  async function next(): Promise<StreamEvent> {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const lines = text.slice(0, end).split('\n');
        text = text.slice(end + 2);
        if (lines.every((line) => line.startsWith(':'))) continue;
        const field = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
        const data = field('data');
        return { id: field('id'), event: field('event')!, data: data ? JSON.parse(data) : undefined };
      }
      const { value, done } = await reader.read();
      if (done) return { id: undefined, event: 'closed', data: undefined };
      text += value;
    }
  }
  return { answer, next, hangUp: () => hangUp.abort() };
}
