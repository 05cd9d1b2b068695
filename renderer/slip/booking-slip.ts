import type { TFunction } from 'i18next';
import { checkInSpan } from '../../shared/domain/booking/booking.ts';
import { SLOT_MINUTES } from '../../shared/domain/booking/slot-minutes.ts';
import type { BookingMadeReply } from '../../shared/domain/commands/replies.ts';
import { hallOf } from '../../shared/domain/hall/hall-of.ts';
import type { HallState } from '../../shared/domain/hall/hall-state.ts';
import { timeText } from '../../shared/domain/people/wall-time.ts';
import { getRow } from '../../shared/lib/table.ts';
import { type Locale, textIn } from '../../shared/lib/text.ts';
import { dayText } from '../i18n/day-text.ts';
import type { SlipContent } from './slip-content.ts';

type Parts = {
  readonly slip: BookingMadeReply;
  readonly hall: HallState;
  readonly locale: Locale;
  readonly t: TFunction<'print'>;
};

/** The code slip of an appointment: when, with which code, when to check in. No name and no ID number on it. */
export function bookingSlip({ slip, hall, locale, t }: Parts): SlipContent {
  const row = hallOf(hall);
  const { booking, slipSecret } = slip;
  const { minute } = booking;
  const { from, to } = checkInSpan(hall, minute);
  const groups = booking.wants.flatMap(({ groupId }) => getRow(hall.groups, groupId) ?? []);
  const zone = getRow(hall.zones, groups[0]?.zoneId ?? '');
  return {
    hallName: row ? textIn(row.name, locale) : '',
    groupName: groups.map((group) => textIn(group.everyday, locale)).join(' · '),
    mark: t('slip.booking.mark'),
    number: booking.code,
    waiting: [dayText(booking.day, locale), `${timeText(minute)}–${timeText(minute + SLOT_MINUTES)}`],
    rows: [
      ...(zone ? [{ label: t('slip.zone.label'), value: textIn(zone.name, locale), strong: true }] : []),
      ...(slipSecret ? [{ label: t('slip.code.label'), value: slipSecret.checkCode, strong: true }] : []),
    ],
    qr: slipSecret?.url ? { text: slipSecret.url, caption: t('slip.booking.qr') } : null,
    notes: [t('slip.booking.note', { from: timeText(from), to: timeText(to) }), t('slip.booking.late')],
    reprint: '',
  };
}
