import type { HallCommandOf } from '../commands/hall-commands.ts';
import type { SheetAsked } from '../commands/replies.ts';
import { accept, type Decided, refuse } from '../hall/decision.ts';
import { hallOf } from '../hall/hall-of.ts';
import type { HallState } from '../hall/hall-state.ts';

/** Which day's sheet it is to be; the figures are put into the answer by the server's edge. */
export function decideSheet(state: HallState, { payload }: HallCommandOf<'day.sheet'>): Decided {
  const today = hallOf(state)?.day ?? '';
  if (today === '') return refuse('day.not-open');
  const day = payload.day ?? today;
  if (day > today) return refuse('day.unknown');
  const reply: SheetAsked = { day, file: payload.file ?? null };
  return accept([], reply);
}
