import { z } from 'zod';
import type { SheetReply } from '../../shared/domain/commands/replies.ts';
import { localeSchema } from '../../shared/lib/text.ts';
import type { CommandAck } from '../../shared/protocol/down.ts';
import type { DaySheets } from '../queries/day-sheets.ts';

/** The answer of `day.sheet`, known by its shape. */
const askedSchema = z.strictObject({ day: z.string(), file: localeSchema.nullable() });

/** The figures in the place of which day it is to be, in the answer alone: they are in no memo. */
export async function withSheet(ack: CommandAck, sheets: DaySheets): Promise<CommandAck> {
  if (!ack.ok) return ack;
  const asked = askedSchema.safeParse(ack.reply);
  if (!asked.success) return ack;
  const [sheet, days] = [await sheets.find(asked.data.day), await sheets.days()];
  const reply: SheetReply = { sheet: sheet ?? null, days, file: null };
  return { ...ack, reply };
}
