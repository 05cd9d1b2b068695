import type { Person, Taking } from '../floor/floor.ts';
import type { Matter } from './matter.ts';

/** What became of a matter of the register. `at` is epoch ms of the server; of the texts there are only ids [SY-13]. */
export type MatterEvent =
  | { readonly type: 'matter.registered'; readonly at: number; readonly matter: Matter }
  | { readonly type: 'matter.offered'; readonly at: number; readonly matterId: string; readonly to: Person }
  | { readonly type: 'matter.accepted'; readonly at: number; readonly matterId: string }
  | { readonly type: 'matter.declined'; readonly at: number; readonly matterId: string }
  | {
      readonly type: 'matter.answered';
      readonly at: number;
      readonly matterId: string;
      readonly answered: Taking;
      readonly answerId: string;
    }
  | { readonly type: 'matter.closed'; readonly at: number; readonly matterId: string; readonly closed: Taking }
  | { readonly type: 'matter.checkFailed'; readonly at: number; readonly matterId: string }
  | { readonly type: 'matter.checkPassed'; readonly at: number; readonly matterId: string };
