import { safeStorage } from 'electron';
import type { Sealer } from './token-vault.ts';

/** Backends of Linux that keep the key in the program itself: no protection at all. */
const NO_KEYRING: readonly string[] = ['basic_text', 'unknown'];

/** The system's keyring, or null where there is none [SE-3]. */
export function findKeyring(platform: string): Sealer | null {
  if (!safeStorage.isEncryptionAvailable()) return null;
  if (platform === 'linux' && NO_KEYRING.includes(safeStorage.getSelectedStorageBackend())) return null;
  return {
    seal: (text) => safeStorage.encryptString(text).toString('base64'),
    unseal: (sealed) => safeStorage.decryptString(Buffer.from(sealed, 'base64')),
  };
}
