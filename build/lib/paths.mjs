import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The folder of the checkout. */
export const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..', '..');

/** Stamps and other small things that this checkout may lose at any time; git-ignored. */
export const checkoutCache = join(root, '.cache');

/** Large downloads that all checkouts of one user share. */
export const userCache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'civichall');

export const binFolder = join(root, 'node_modules', '.bin');
