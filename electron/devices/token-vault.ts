import { z } from 'zod';
import { readIfPresent, writeAtomic } from '../files/atomic-file.ts';
import { errorCode, type Log } from '../start/log.ts';

export type Credentials = { readonly deviceId: string; readonly token: string };

/** Encrypts with a key that the system keeps for this user; null where there is no keyring [SE-3]. */
export interface Sealer {
  seal(text: string): string;
  /** Throws when the text was sealed by another user or machine. */
  unseal(sealed: string): string;
}

/** Keeps the device token of one profile. A token is only ever handed out for the server that issued it. */
export interface TokenVault {
  read(server: string): Promise<Credentials | null>;
  /** False when there is no safe place for it: nothing was written. */
  write(server: string, credentials: Credentials): Promise<boolean>;
  forget(): Promise<void>;
  canWrite(): boolean;
  /** Where the token lies now; device health shows it. */
  place(): Promise<'keyring' | 'plain-file' | 'none'>;
}

const fileSchema = z.strictObject({
  version: z.literal(1),
  /** Origin of the server that issued it. */
  server: z.string(),
  deviceId: z.string().min(1),
  kind: z.enum(['sealed', 'plain']),
  token: z.string().min(1),
});
type TokenFile = z.infer<typeof fileSchema>;

export function createTokenVault(deps: {
  readonly path: string;
  /** Asked at every use: a keyring may be unlocked later than the app starts. */
  readonly sealer: () => Sealer | null;
  /** Whether the token may lie in a file that its owner can read. */
  readonly allowPlain: () => boolean;
  readonly log: Log;
}): TokenVault {
  async function readFile(): Promise<TokenFile | null> {
    const content = await readIfPresent(deps.path);
    if (content === null || content === '') return null;
    try {
      return fileSchema.parse(JSON.parse(content));
    } catch (error) {
      deps.log.error('token.unreadable', { code: errorCode(error) });
      return null;
    }
  }

  function open(file: TokenFile): string | null {
    if (file.kind === 'plain') return deps.allowPlain() ? file.token : null;
    try {
      return deps.sealer()?.unseal(file.token) ?? null;
    } catch (error) {
      deps.log.error('token.not-unsealed', { code: errorCode(error) });
      return null;
    }
  }

  return {
    async read(server) {
      const file = await readFile();
      if (file === null || file.server !== new URL(server).origin) return null;
      const token = open(file);
      return token === null ? null : { deviceId: file.deviceId, token };
    },
    async write(server, { deviceId, token }) {
      const sealer = deps.sealer();
      if (sealer === null && !deps.allowPlain()) return false;
      const file: TokenFile = {
        version: 1,
        server: new URL(server).origin,
        deviceId,
        kind: sealer === null ? 'plain' : 'sealed',
        token: sealer === null ? token : sealer.seal(token),
      };
      await writeAtomic(deps.path, JSON.stringify(file));
      return true;
    },
    async forget() {
      await writeAtomic(deps.path, '');
    },
    canWrite: () => deps.allowPlain() || deps.sealer() !== null,
    async place() {
      const file = await readFile();
      if (file === null) return 'none';
      return file.kind === 'plain' ? 'plain-file' : 'keyring';
    },
  };
}
