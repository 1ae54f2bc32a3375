import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Store } from '../store/index.ts';
import type { WorkerEvents } from './jobs/worker.ts';

/** What Prometheus can ask for. */
export interface Metrics extends WorkerEvents {
  request(route: string, method: string, status: number, seconds: number): void;
  /** In Prometheus' own form. */
  text(): Promise<string>;
  readonly contentType: string;
}

export function createMetrics({
  documents,
  workers,
}: Pick<Store, 'documents' | 'workers'>): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'katalog_http_request_seconds',
    help: 'Time to answer a request',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 5],
    registers,
  });
  const jobs = new Histogram({
    name: 'katalog_job_seconds',
    help: 'Time that a step of the work took',
    labelNames: ['queue'],
    buckets: [0.05, 0.2, 0.5, 1, 2, 5, 10, 30, 60, 300],
    registers,
  });
  const failures = new Counter({
    name: 'katalog_job_failures_total',
    help: 'Steps that failed, to be tried again or given up',
    labelNames: ['queue'],
    registers,
  });
  const states = new Gauge({
    name: 'katalog_documents',
    help: 'Documents by state',
    labelNames: ['state'],
    registers,
  });
  const alive = new Gauge({
    name: 'katalog_workers',
    help: 'Processes that work',
    registers,
  });
  return {
    request: (route, method, status, seconds) => {
      requests.labels(route, method, String(status)).observe(seconds);
    },
    done: (queue, seconds) => jobs.labels(queue).observe(seconds),
    failed: (queue) => failures.labels(queue).inc(),
    text: async () => {
      states.reset();
      for (const [state, number] of Object.entries(await documents.count())) {
        states.labels(state).set(number);
      }
      alive.set(await workers.count());
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}
