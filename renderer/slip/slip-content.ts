import type { TFunction } from 'i18next';
import type { SlipReply } from '../../shared/domain/commands/replies.ts';
import { faultOf } from '../../shared/domain/floor/fault.ts';
import { hallOf, settingsOf } from '../../shared/domain/hall/hall-of.ts';
import type { HallState } from '../../shared/domain/hall/hall-state.ts';
import type { Need } from '../../shared/domain/hall/hall-words.ts';
import { getRow } from '../../shared/lib/table.ts';
import { type Locale, textIn } from '../../shared/lib/text.ts';
import { unreachable } from '../../shared/lib/unreachable.ts';
import { dayText } from '../i18n/day-text.ts';

/** Everything a slip says, in the visitor's language; no layout in it. '' and null are left out. */
export type SlipContent = {
  readonly hallName: string;
  readonly groupName: string;
  /** Neutral mark of a priority or appointment number. */
  readonly mark: string;
  /** As printed, letters apart from digits. */
  readonly number: string;
  readonly waiting: readonly string[];
  readonly rows: readonly { readonly label: string; readonly value: string; readonly strong: boolean }[];
  readonly qr: { readonly text: string; readonly caption: string } | null;
  readonly notes: readonly string[];
  /** Says that this is not the first slip of the number [QU-3]. */
  readonly reprint: string;
};

/** Marks that tell staff what the visitor needs, and nobody who sees the paper by chance. */
const NEED_MARK: Readonly<Record<Need, string>> = { 'low-counter': 'L', 'silent-call': 'S', english: 'E' };

type Parts = {
  readonly slip: SlipReply;
  readonly hall: HallState;
  readonly locale: Locale;
  /** Texts of the namespace `print` in the visitor's language. */
  readonly t: TFunction<'print'>;
  readonly spaced: (number: string) => string;
  readonly list: (numbers: readonly number[]) => string;
};

function markOf({ slip, t }: Parts): string {
  switch (slip.class) {
    case 'normal':
      return '';
    case 'priority':
      return t('slip.priority.mark');
    case 'appointment':
      return t('slip.appointment.mark');
    default:
      return unreachable(slip.class);
  }
}

function waitingOf({ slip, t }: Parts): readonly string[] {
  const { ahead, range } = slip.standing;
  const people = t('slip.ahead.text', { n: ahead });
  if (range.kind === 'none-open') return [people, t('slip.closed.text')];
  const { low, high } = range;
  return [people, low === 0 ? t('slip.soon.text', { high }) : t('slip.range.text', { low, high })];
}

/** From when to when a return slip is good. */
function validOf(until: string | null, { t, locale }: Parts): string {
  return until === null ? t('slip.return.next') : t('slip.return.until', { date: dayText(until, locale) });
}

/** The same figures as the number page [QU-11]: both read the reply. */
export function slipContent(parts: Parts): SlipContent {
  const { slip, hall, locale, t } = parts;
  const row = hallOf(hall);
  const group = getRow(hall.groups, slip.groupId);
  const zone = getRow(hall.zones, slip.zoneId);
  const takenAt = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    hour12: false,
    timeZone: row?.timeZone ?? 'Asia/Shanghai',
  }).format(slip.takenAt);
  const code = slip.slipSecret?.checkCode ?? '';
  const url = slip.slipSecret?.url ?? null;
  const times = settingsOf(hall).maxReactivations;
  const needs = (slip.needs ?? []).map((need) => NEED_MARK[need]);
  const fault = faultOf(hall, slip.groupId);
  const clock = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: row?.timeZone ?? 'Asia/Shanghai',
  });
  return {
    hallName: row ? textIn(row.name, locale) : '',
    groupName: group ? textIn(group.everyday, locale) : '',
    mark: slip.returning ? t('slip.return.mark') : markOf(parts),
    number: parts.spaced(slip.number),
    waiting: slip.returning ? [validOf(slip.returning.until, parts)] : waitingOf(parts),
    rows: [
      ...(zone && !slip.returning
        ? [{ label: t('slip.zone.label'), value: textIn(zone.name, locale), strong: true }]
        : []),
      ...(slip.windows.length > 0 && !slip.returning
        ? [
            {
              label: t('slip.windows.label'),
              value: t('slip.windows.text', { list: parts.list(slip.windows) }),
              strong: true,
            },
          ]
        : []),
      ...slip.others.map((other) => ({
        label: t('slip.also.label'),
        value: t('slip.also.text', {
          number: parts.spaced(other.number),
          group: textIn(getRow(hall.groups, other.groupId)?.everyday ?? { 'zh-CN': '' }, locale),
          list: parts.list(other.windows),
        }),
        strong: true,
      })),
      ...(code === '' ? [] : [{ label: t('slip.code.label'), value: code, strong: true }]),
      ...(needs.length === 0 ? [] : [{ label: t('slip.needs.label'), value: needs.join(' '), strong: false }]),
      { label: t('slip.takenAt.label'), value: takenAt, strong: false },
    ],
    qr: url === null ? null : { text: url, caption: slip.returning ? t('slip.return.qr') : t('slip.qr.caption') },
    notes: slip.returning
      ? [t('slip.return.note')]
      : [
          ...(fault ? [t('slip.fault.note', { time: clock.format(fault.until) })] : []),
          ...(times > 0 ? [t('slip.passed.note', { times })] : []),
          t('slip.valid.note'),
        ],
    reprint: slip.version > 1 ? t('slip.reprint.mark') : '',
  };
}
