import { z } from 'zod';
import type { HostCode } from '../../shared/ipc/host-codes.ts';
import { EDGE_CODES, type EdgeCode } from '../../shared/protocol/errors.ts';
import { enrollReplySchema } from '../../shared/protocol/up.ts';
import { errorCode, type Log } from '../start/log.ts';
import type { TokenVault } from './token-vault.ts';

const TIMEOUT_MS = 10_000;

const refusalSchema = z.object({ code: z.enum(EDGE_CODES) });

/** Turns a one-time code into a device token and keeps it [SE-3]. The code itself is never logged or kept. */
export interface Enrolment {
  enroll(code: string): Promise<HostCode | EdgeCode>;
}

export function createEnrolment(deps: {
  readonly fetch: (address: string, init: RequestInit) => Promise<Response>;
  readonly server: () => string;
  readonly vault: TokenVault;
  /** How the device calls itself in the manager's list until somebody gives it a better name. */
  readonly name: string;
  readonly log: Log;
}): Enrolment {
  async function ask(server: string, code: string): Promise<Response | null> {
    try {
      return await deps.fetch(new URL('/api/enroll', server).href, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ code, name: deps.name.slice(0, 60) }),
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
    } catch (error) {
      deps.log.warn('device.enroll-unreachable', { code: errorCode(error) });
      return null;
    }
  }

  async function enroll(code: string): Promise<HostCode | EdgeCode> {
    // Before the code is spent: it works once.
    if (!deps.vault.canWrite()) return 'device.no-keyring';
    const server = deps.server();
    const response = await ask(server, code);
    if (response === null) return 'offline';
    const body = await bodyOf(response);
    if (!response.ok) return refusalSchema.safeParse(body).data?.code ?? 'internal';
    const reply = enrollReplySchema.safeParse(body);
    if (!reply.success) return 'internal';
    const { deviceId, token } = reply.data;
    return (await deps.vault.write(server, { deviceId, token })) ? 'none' : 'device.no-keyring';
  }

  return {
    async enroll(code) {
      const outcome = await enroll(code);
      if (outcome === 'none') deps.log.info('device.enrolled');
      else deps.log.warn('device.not-enrolled', { code: outcome });
      return outcome;
    },
  };
}

async function bodyOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (error) {
    // Not JSON, or cut off: the callers see that it fits nothing.
    if (error instanceof Error) return undefined;
    throw error;
  }
}
