import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isLoopback } from './loopback.ts';
import { pageHeaders } from './security-headers.ts';

type Page = { readonly path: string; readonly file: string; readonly loopbackOnly: boolean };

/** The window display is a face of the board page; the page reads its own path. */
const PAGES: readonly Page[] = [
  { path: '/board', file: 'board.html', loopbackOnly: false },
  { path: '/window', file: 'board.html', loopbackOnly: false },
  { path: '/kiosk', file: 'kiosk.html', loopbackOnly: true },
  { path: '/counter', file: 'counter.html', loopbackOnly: true },
];

/** Pages for a citizen's phone: the ticket of a slip, the checklist of the guide. What they are about stands behind the `#`. */
const PHONE_PAGES = [
  { path: '/t', file: 'phone.html' },
  { path: '/c', file: 'checklist.html' },
] as const;
const PAGE_ROUTES: ReadonlySet<string> = new Set([...PAGES, ...PHONE_PAGES].map((page) => page.path));
const PARTS = /^\/(assets|voice)\//;

/**
 * The same pages that the desktop app shows, for a browser: boards and the phone page for everybody, kiosk and counter
 * from loopback alone [SE-9]. Paths are decoded, resolved and checked by @fastify/static; only the parts folders are
 * reachable, pages only by their routes.
 */
export async function registerPages(app: FastifyInstance, outFolder: string): Promise<void> {
  const renderer = join(outFolder, 'renderer');
  const phone = join(outFolder, 'phone');
  const notBuilt = (reply: FastifyReply) => reply.code(404).send({ ok: false, code: 'not-found' });

  const parts = {
    index: false as const,
    list: false,
    dotfiles: 'deny' as const,
    redirect: false,
    allowedPath: (path: string, _root: string | undefined, request: FastifyRequest) =>
      PARTS.test(path) || PAGE_ROUTES.has(request.routeOptions.url ?? ''),
    // File names carry a hash of their content, voice clips do not.
    cacheControl: false,
    setHeaders: (reply: FastifyReply, path: string) => {
      const isHashed = path.includes('/assets/');
      void reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  };
  const hasRenderer = existsSync(renderer);
  const hasPhone = existsSync(phone);
  if (hasRenderer) await app.register(fastifyStatic, { ...parts, root: renderer, prefix: '/' });
  if (hasPhone)
    await app.register(fastifyStatic, { ...parts, root: phone, prefix: '/phone/', decorateReply: !hasRenderer });

  const show = (request: FastifyRequest, reply: FastifyReply, root: string, file: string) => {
    if (!existsSync(join(root, file))) return notBuilt(reply);
    return reply.headers(pageHeaders(request.host)).sendFile(file, root, { cacheControl: false });
  };

  for (const { path, file, loopbackOnly } of PAGES) {
    app.get(path, (request, reply) => {
      if (loopbackOnly && !isLoopback(request)) return reply.code(403).send({ ok: false, code: 'denied' });
      return show(request, reply, renderer, file);
    });
  }
  for (const { path, file } of PHONE_PAGES) app.get(path, (request, reply) => show(request, reply, phone, file));
}
