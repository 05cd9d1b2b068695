import { z } from 'zod';

/** Wall-clock time of the hall, `HH:MM`; `24:00` ends a day. */
export const timeOfDaySchema = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/);

/** `HH:MM` as minutes of the day. */
export function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

type Times = { readonly from: string; readonly to: string };

/** Spans of one day: each ends after it begins, in order, none over another. The breaks are the gaps between them. */
export function checkSpans(spans: readonly Times[], ctx: z.core.$RefinementCtx<unknown>): void {
  spans.forEach(({ from, to }, index) => {
    const before = spans[index - 1];
    if (minuteOf(from) >= minuteOf(to)) {
      ctx.addIssue({ code: 'custom', path: [index, 'to'], message: 'ends-before-it-begins', input: spans });
    } else if (before !== undefined && minuteOf(from) < minuteOf(before.to)) {
      ctx.addIssue({ code: 'custom', path: [index, 'from'], message: 'overlap', input: spans });
    }
  });
}

const spansSchema = z
  .array(z.strictObject({ from: timeOfDaySchema, to: timeOfDaySchema }))
  .max(12)
  .superRefine(checkSpans);

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const weekly = z.strictObject(
  Object.fromEntries(WEEKDAYS.map((day) => [day, spansSchema.default([])])) as Record<
    Weekday,
    z.ZodDefault<typeof spansSchema>
  >,
);

/**
 * Opening hours of a hall [OP-3]. `weekly` holds on ordinary days, `makeUp` on weekend days that are worked, official
 * holidays are closed, and an exception of one date goes before all of them (no spans: closed that day).
 */
export const hoursSchema = z.union([
  z.literal('always'),
  z.strictObject({
    weekly,
    makeUp: spansSchema.default([]),
    exceptions: z
      .array(
        z.strictObject({ date: z.iso.date(), spans: spansSchema.default([]), reason: z.string().max(200).optional() }),
      )
      .max(400)
      .default([]),
  }),
]);
export type Hours = z.infer<typeof hoursSchema>;
