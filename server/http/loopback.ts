import type { FastifyRequest } from 'fastify';

const NAMES = new Set(['localhost', '127.0.0.1', '::1', '[::1]']);

function isLoopbackAddress(address: string): boolean {
  const plain = address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
  return plain === '::1' || plain.startsWith('127.');
}

/**
 * [SE-9] whether a request comes from this very machine and says so: the address, and a Host that is a loopback name
 * (a foreign name that resolves to 127.0.0.1 is not one).
 */
export function isLoopback(request: Pick<FastifyRequest, 'ip' | 'hostname'>): boolean {
  return isLoopbackAddress(request.ip) && NAMES.has(request.hostname);
}
