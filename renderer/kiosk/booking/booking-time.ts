import { SLOT_MINUTES } from '../../../shared/domain/booking/slot-minutes.ts';
import { timeText } from '../../../shared/domain/people/wall-time.ts';

/** `09:30–10:00`, the half hour that begins at this minute of the day. */
export function slotText(minute: number): string {
  return `${timeText(minute)}–${timeText(minute + SLOT_MINUTES)}`;
}
