import { EventSourceParserStream } from 'eventsource-parser/stream';

/** What a stream of results says, one by one, until it completes. @throws Error when it breaks off before */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<unknown> {
  const events = body.pipeThrough(new TextDecoderStream() as never).pipeThrough(new EventSourceParserStream());
  for await (const { event, data } of events as unknown as AsyncIterable<{ event?: string; data: string }>) {
    if (event === 'complete') return;
    if (event === 'next') yield JSON.parse(data);
  }
  throw new Error('the stream broke off');
}
