import { context, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { Resource } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor, type SpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { HubConfig } from '../config/config.ts';
import { makeSpans } from './span.ts';

/** Traces of this process. */
export interface Tracing {
  /** Sends what has not been sent, and makes no more. */
  stop(): Promise<void>;
}

/**
 * Makes traces and sends them to OTEL_EXPORTER_OTLP_ENDPOINT; null without one: then nothing is made, nothing is sent.
 * OTEL_TRACES_SAMPLER and OTEL_TRACES_SAMPLER_ARG say how many, as OpenTelemetry defines them.
 */
export function startTracing(config: HubConfig, process: string): Tracing | null {
  if (!config.OTEL_EXPORTER_OTLP_ENDPOINT) return null;
  const url = `${config.OTEL_EXPORTER_OTLP_ENDPOINT.replace(/\/+$/, '')}/v1/traces`;
  return traceWith(new BatchSpanProcessor(new OTLPTraceExporter({ url })), process);
}

/** Makes traces and hands them to `processor`. */
export function traceWith(processor: SpanProcessor, process: string): Tracing {
  const resource = new Resource({ 'service.name': process, 'service.namespace': 'lapor-hub' });
  const provider = new BasicTracerProvider({ resource, spanProcessors: [processor] });
  trace.setGlobalTracerProvider(provider);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  makeSpans(true);
  return {
    async stop() {
      makeSpans(false);
      await provider.shutdown();
      for (const api of [trace, context, propagation]) api.disable();
    },
  };
}
