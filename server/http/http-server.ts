import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Item } from '../../shared/domain/catalogue/catalogue.ts';
import type { WireError } from '../../shared/protocol/errors.ts';
import { enrollRequestSchema } from '../../shared/protocol/up.ts';
import type { Devices } from '../accounts/devices.ts';
import type { Config } from '../config.ts';
import { inspect } from '../edge/inspect.ts';
import { isAllowedOrigin } from '../edge/origins.ts';
import { describeError, type Log } from '../log.ts';
import { isLoopback } from './loopback.ts';
import type { Metrics } from './metrics.ts';
import { registerPages } from './pages.ts';
import { commonHeaders } from './security-headers.ts';

type Deps = {
  readonly config: Config;
  readonly metrics: Metrics;
  readonly log: Log;
  readonly outFolder: string;
  /** Undefined until a hall is loaded. */
  readonly devices: () => Devices | undefined;
  readonly isReady: () => boolean;
  /** A published item; undefined when there is none of that id. */
  readonly findItem: (id: string) => Item | undefined;
};

const BODY_BYTES = 16 * 1024;

const STATUS: Partial<Record<WireError['code'], number>> = {
  'rate-limited': 429,
  'enroll.wrong-code': 403,
  'enroll.expired': 410,
};

/** Plain http: health, figures, enrolment, pages. Everything else is on the socket. */
export async function createHttpServer(deps: Deps): Promise<FastifyInstance> {
  const { config, metrics, log } = deps;
  const app = Fastify({
    logger: false,
    trustProxy: false,
    bodyLimit: BODY_BYTES,
    requestTimeout: 30_000,
    routerOptions: { maxParamLength: 200 },
  });

  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(commonHeaders);
  });
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ ok: false, code: 'not-found' }));
  app.setErrorHandler((error, request, reply) => {
    const status =
      error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
    if (status === 413) return reply.code(413).send({ ok: false, code: 'too-large' });
    if (status < 500) return reply.code(status).send({ ok: false, code: 'invalid' });
    const correlationId = randomUUID();
    log.error('http.failed', { correlationId, route: request.routeOptions.url ?? '', ...describeError(error) });
    return reply.code(500).send({ ok: false, code: 'internal', correlationId });
  });

  app.get('/healthz', async () => ({ ok: true }));
  app.get('/readyz', async (_request, reply) => reply.code(deps.isReady() ? 200 : 503).send({ ok: deps.isReady() }));
  app.get('/metrics', async (request, reply) => {
    if (!isLoopback(request)) return reply.code(403).send({ ok: false, code: 'denied' });
    return reply.type(metrics.contentType).send(await metrics.text());
  });

  // What is published for everybody, for the checklist page; nobody is asked who they are.
  app.get<{ Params: { id: string } }>('/api/items/:id', async (request, reply) => {
    const item = deps.findItem(request.params.id);
    if (item === undefined) return reply.code(404).send({ ok: false, code: 'not-found' });
    return reply.header('cache-control', 'no-cache').send(item);
  });

  app.post('/api/enroll', async (request, reply) => {
    if (!isAllowedOrigin(request.headers.origin, request.host, config.origins)) {
      return reply.code(403).send({ ok: false, code: 'denied' });
    }
    const devices = deps.devices();
    if (devices === undefined) return reply.code(503).send({ ok: false, code: 'stopping', retryAfterMs: 2000 });
    const inspected = inspect(request.body, config.limits);
    const parsed = enrollRequestSchema.safeParse(inspected.ok ? inspected.value : undefined);
    if (!parsed.success) return reply.code(400).send({ ok: false, code: 'invalid' });
    const result = await devices.enroll({ ...parsed.data, source: request.ip });
    return result.ok ? result.value : reply.code(STATUS[result.error.code] ?? 400).send(result.error);
  });

  await registerPages(app, deps.outFolder);
  return app;
}
