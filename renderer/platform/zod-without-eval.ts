import { z } from 'zod';

/*
 * The first import of every entry, before any schema is used: the policy of our pages forbids code made from text
 * [SE-1], and zod would try it once and be reported for it.
 */
z.config({ jitless: true });
