import {
  type Attributes,
  context,
  propagation,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';

/** What a span is about; values of a request never belong here. */
export interface SpanFacts {
  /** CLIENT: we ask another; SERVER: another asks us. Absent: inside. */
  kind?: keyof typeof SpanKind;
  attributes?: Attributes;
}

type Headers = Record<string, string | string[] | undefined>;

const NAME = 'lapor-hub';
let making = false;

/** Told by `startTracing`: from now on spans are made. Until then everything here costs a comparison. */
export function makeSpans(on: boolean): void {
  making = on;
}

/** Whether this process makes spans. */
export const makesSpans = (): boolean => making;

/** Runs `work` inside a span; an error marks it, by its code, and goes on. */
export async function inSpan<Result>(
  name: string,
  facts: SpanFacts,
  work: () => Result | Promise<Result>,
): Promise<Result> {
  if (!making) return work();
  const span = begin(name, facts);
  try {
    return await context.with(trace.setSpan(context.active(), span), work);
  } catch (error) {
    fail(span, error);
    throw error;
  } finally {
    span.end();
  }
}

/** Runs `work` that ends at once inside a span. */
export function inStep<Result>(name: string, work: () => Result): Result {
  if (!making) return work();
  const span = begin(name, {});
  try {
    return work();
  } catch (error) {
    fail(span, error);
    throw error;
  } finally {
    span.end();
  }
}

/** Begins a span of its own trace, or of the one that `from` (headers of another process of ours) tells of. */
export function beginRequest(name: string, from?: Headers): Span | undefined {
  if (!making) return undefined;
  const parent = from ? propagation.extract(ROOT_CONTEXT, from) : ROOT_CONTEXT;
  return trace.getTracer(NAME).startSpan(name, { kind: SpanKind.SERVER }, parent);
}

/** Runs `work` as a part of `span`. */
export const insideSpan = <Result>(span: Span | undefined, work: () => Result): Result =>
  span ? context.with(trace.setSpan(ROOT_CONTEXT, span), work) : work();

/** Headers that make a call a part of the trace being made; none without one. */
export function traceHeaders(): Record<string, string> {
  const headers: Record<string, string> = {};
  if (making) propagation.inject(context.active(), headers);
  return headers;
}

/** Trace of the request being answered; undefined while none is made. */
export const traceId = (): string | undefined => (making ? trace.getSpanContext(context.active())?.traceId : undefined);

/** A span inside the one under way. */
export const begin = (name: string, { kind = 'INTERNAL', attributes }: SpanFacts): Span =>
  trace.getTracer(NAME).startSpan(name, { kind: SpanKind[kind], ...(attributes && { attributes }) });

/** Marks a span as failed: with the error's code, for its text may name a person. */
export function fail(span: Span, error: unknown): void {
  const { code, name } = error as { code?: unknown; name?: string };
  span.setStatus({ code: SpanStatusCode.ERROR, message: String(code ?? name ?? 'unknown') });
}
