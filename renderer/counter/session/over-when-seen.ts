import { modeOf } from '../../../shared/domain/commands/command-table.ts';
import type { HallCommand } from '../../../shared/domain/commands/hall-commands.ts';
import type { HallState } from '../../../shared/domain/hall/hall-state.ts';
import { getRow } from '../../../shared/lib/table.ts';

function ticketIdOf({ payload }: HallCommand): string {
  if ('ticketId' in payload) return payload.ticketId;
  return 'ref' in payload && payload.ref.by === 'id' ? payload.ref.ticketId : '';
}

/**
 * Whether the effect of a command can be seen in a hall, compared with the hall at the press. A durable one is folded
 * in, so any other value of the hall has it; a live one shows in its window or in its ticket.
 */
export function overWhenSeen(command: HallCommand, before: HallState): (hall: HallState) => boolean {
  if (modeOf(command.type) === 'durable') return (hall) => hall !== before;
  const windowId = 'windowId' in command.payload ? (command.payload.windowId ?? '') : '';
  const window = getRow(before.windows, windowId);
  const ticketId = ticketIdOf(command);
  const ticket = getRow(before.tickets, ticketId);
  return (hall) => getRow(hall.windows, windowId) !== window || getRow(hall.tickets, ticketId) !== ticket;
}
