import { z } from 'zod';

/** Every number of the queue rules is a setting; these defaults are the ones RULES names. Durations in ms. */
export const hallSettingsSchema = z.strictObject({
  /** [QU-5] priority calls before one other, while no normal ticket is overdue. */
  maxPriorityRun: z.number().int().min(1).default(2),
  /** [QU-5] a normal ticket waiting longer than this is overdue. */
  overdueMs: z
    .number()
    .int()
    .positive()
    .default(40 * 60_000),
  /** [QU-5] with an overdue normal: one priority call in this many. */
  overdueCycle: z.number().int().min(2).default(3),
  /** [QU-6, QU-15] numbers of one group that the manager may call out of their turn before the group has a turn again. */
  maxOutOfTurn: z.number().int().min(0).max(20).default(2),
  /** [QU-6] calls of a group that one window may make past a number whose need binds it there. */
  maxPastNeed: z.number().int().min(1).max(20).default(2),
  /** [QU-5] a reactivated ticket comes after this many further calls of its group. */
  reactivateAfter: z.number().int().min(0).default(3),
  maxReactivations: z.number().int().min(0).default(2),
  /** [QU-4] this many passes end the ticket. */
  maxPasses: z.number().int().min(1).default(3),
  /** [QU-8] first call plus recalls. */
  maxCalls: z.number().int().min(1).default(3),
  recallGapMs: z.number().int().min(0).default(20_000),
  passAfterMs: z.number().int().min(0).default(60_000),
  /** [QU-12] a call older than this is shown, not spoken. */
  voiceMaxAgeMs: z.number().int().positive().default(45_000),
  /** [QU-9] time for undo, and how long an undone call stays reserved for the window. */
  undoMs: z.number().int().min(0).default(10_000),
  reserveMs: z.number().int().min(0).default(60_000),
  /** [QU-18] wrong check codes before the slip locks. */
  maxWrongTries: z.number().int().min(1).default(5),
  /** [QU-2] first number of the offline leases; online counters stay clear of them. */
  leaseFrom: z.number().int().min(100).default(5001),
  /** Last number of the leases; a hall that needs more online numbers goes on after it. */
  leaseTo: z.number().int().min(100).default(9999),
  holdReminderMs: z
    .number()
    .int()
    .positive()
    .default(10 * 60_000),
  /** Alarms of the manager: called and not begun, a service without an end, and when trouble that was taken asks anew. */
  noStartMs: z.number().int().positive().default(90_000),
  stuckServiceMs: z
    .number()
    .int()
    .positive()
    .default(45 * 60_000),
  alarmAgainMs: z
    .number()
    .int()
    .positive()
    .default(30 * 60_000),
  /** Minutes after the start of a post from which a planned clerk who has not come raises an alarm. */
  absentAfterMin: z.number().int().min(0).max(240).default(10),
  /** Seconds after which a request for a person that nobody has taken raises an alarm. */
  askTakeSeconds: z.number().int().min(10).max(3600).default(60),
  /** Working days for the answer to a first inquiry (0 = the same day), a question left, an unresolved matter. */
  inquiryDays: z.number().int().min(0).max(60).default(0),
  questionDays: z.number().int().min(0).max(60).default(2),
  unresolvedDays: z.number().int().min(0).max(60).default(5),
  /** Days that a matter and what was written stay after the answer [SE-10]. */
  matterKeepDays: z.number().int().min(1).max(366).default(90),
  /** [QU-17] matters that one call may serve in a row before others get their turn. */
  mattersPerCall: z.number().int().min(1).max(20).default(2),
  /** [QU-17] most numbers on the one slip of a visit; 1 = a number is never part of a visit. */
  numbersPerVisit: z.number().int().min(1).max(6).default(6),
  /** [KI-1] numbers a minute from which the kiosks go into rush mode by themselves. */
  rushPerMinute: z.number().int().min(1).max(999).default(10),
  /** Intake closes when the line would be done later than this many minutes after closing time. */
  closeExtraMinutes: z.number().int().min(0).max(600).default(30),
  /** Closed so, it opens again only with this much room before that moment; each further time needs as much again. */
  reopenMinutes: z.number().int().min(0).max(600).default(15),
  /** [QU-13] anonymous numbers in quick succession before the kiosk slows down; 0 = it never does. */
  anonymousBurst: z.number().int().min(0).max(99).default(3),
  /** Appointments [DOMAIN 4.6]. Share of the planned windows that may be booked, in percent, where a group names no places. */
  bookingShare: z.number().int().min(1).max(100).default(30),
  /** Open days ahead that can be booked, today not counted, and days that must lie between; 0 = also today. */
  bookingAheadDays: z.number().int().min(1).max(30).default(5),
  bookingMinDays: z.number().int().min(0).max(30).default(1),
  /** Minutes before the half hour until which a citizen cancels alone. */
  bookingCancelMinutes: z.number().int().min(0).max(10_080).default(120),
  /** Minutes before and after the beginning of the half hour within which a check-in is on time. */
  bookingCheckInBefore: z.number().int().min(0).max(120).default(15),
  bookingCheckInAfter: z.number().int().min(0).max(120).default(15),
  /** Minutes after the beginning from which it counts as a no-show. */
  bookingNoShowAfter: z.number().int().min(0).max(600).default(60),
  /** So many no-shows within so many days: no booking for so many days; 0 no-shows = nobody is ever kept from it. */
  bookingNoShows: z.number().int().min(0).max(20).default(3),
  bookingNoShowDays: z.number().int().min(1).max(365).default(90),
  bookingBlockDays: z.number().int().min(1).max(365).default(30),
  /** Open bookings that one person may have. */
  bookingsPerPerson: z.number().int().min(1).max(20).default(2),
});
export type HallSettings = z.infer<typeof hallSettingsSchema>;

export const POLICY_PRESETS = ['standard', 'normal-first', 'priority-first'] as const;
export type PolicyPreset = (typeof POLICY_PRESETS)[number];

/** What a preset changes of the defaults: how priority and normal numbers share a group [QU-5]. */
export const PRESET_SETTINGS: Readonly<Record<PolicyPreset, Partial<HallSettings>>> = {
  standard: {},
  'normal-first': { maxPriorityRun: 1, overdueMs: 20 * 60_000, overdueCycle: 4 },
  'priority-first': { maxPriorityRun: 4, overdueMs: 60 * 60_000, overdueCycle: 2 },
};

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An unparsed hall file with the settings of its preset under its own. What is no file goes on unchanged. */
export function withPreset(value: unknown): unknown {
  if (!isRecord(value) || (value.settings !== undefined && !isRecord(value.settings))) return value;
  const preset = POLICY_PRESETS.find((each) => each === value.preset);
  return preset === undefined ? value : { ...value, settings: { ...PRESET_SETTINGS[preset], ...value.settings } };
}
