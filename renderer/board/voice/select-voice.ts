import { settingsOf } from '../../../shared/domain/hall/hall-of.ts';
import type { HallState } from '../../../shared/domain/hall/hall-state.ts';
import { getRow, rowsOf } from '../../../shared/lib/table.ts';
import { zonesOfCall } from '../zones.ts';
import type { VoiceCall, VoiceScene, VoiceUndo } from './voice-queue.ts';

/** What the board with this device id has to say, out of the zones whose voice it is. */
export function selectVoice(state: HallState, deviceId: string, now: number): VoiceScene {
  const mine = new Set([...rowsOf(state.zones)].filter((zone) => zone.voice === deviceId).map((zone) => zone.id));
  const { reserveMs } = settingsOf(state);
  const calls: VoiceCall[] = [];
  const undone: VoiceUndo[] = [];
  for (const ticket of rowsOf(state.tickets)) {
    if (ticket.status === 'called') {
      const { call } = ticket;
      const window = getRow(state.windows, call.windowId);
      if (window === undefined || !zonesOfCall(state, ticket, call.windowId).some((zone) => mine.has(zone))) continue;
      calls.push({
        ticketId: ticket.id,
        number: ticket.number,
        windowNumber: window.number,
        windowId: window.id,
        calls: call.calls,
        at: call.lastCallAt,
        english: ticket.locale === 'en' || ticket.needs.includes('english'),
        spoken: call.lastSpokenAt !== null,
      });
    } else if (ticket.status === 'waiting' && ticket.reserved !== null) {
      // An undone call is the only thing that keeps a ticket for its window [QU-9].
      const { windowId, until } = ticket.reserved;
      undone.push({ ticketId: ticket.id, windowId, at: until - reserveMs });
    }
  }
  return { now, calls, undone };
}
