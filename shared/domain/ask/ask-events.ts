import type { Taking } from '../floor/floor.ts';
import type { Ask, AskOutcome } from './ask.ts';

/** What became of a request for a person. `at` is epoch ms of the server. */
export type AskEvent =
  | { readonly type: 'ask.made'; readonly at: number; readonly ask: Ask }
  | { readonly type: 'ask.taken'; readonly at: number; readonly askId: string; readonly taken: Taking }
  /** Who took it cannot come: somebody else may take it. */
  | { readonly type: 'ask.givenBack'; readonly at: number; readonly askId: string }
  | { readonly type: 'ask.withdrawn'; readonly at: number; readonly askId: string }
  | { readonly type: 'ask.ended'; readonly at: number; readonly askId: string; readonly outcome: AskOutcome };
