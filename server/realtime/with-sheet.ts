import { z } from 'zod';
import type { SheetReply } from '../../shared/domain/commands/replies.ts';
import { localeSchema } from '../../shared/lib/text.ts';
import type { CommandAck } from '../../shared/protocol/down.ts';
import { workbookOf } from '../hall-file/excel.ts';
import type { DaySheets } from '../queries/day-sheets.ts';
import { sheetWorkbook } from '../queries/sheet-workbook.ts';

/** The answer of `day.sheet`, known by its shape. */
const askedSchema = z.strictObject({ day: z.string(), file: localeSchema.nullable() });

/** The figures in the place of which day it is to be, in the answer alone: they are in no memo. */
export async function withSheet(ack: CommandAck, sheets: DaySheets): Promise<CommandAck> {
  if (!ack.ok) return ack;
  const asked = askedSchema.safeParse(ack.reply);
  if (!asked.success) return ack;
  const [sheet, days] = [await sheets.find(asked.data.day), await sheets.days()];
  const { file: locale } = asked.data;
  const file = sheet && locale ? (await workbookOf(sheetWorkbook(sheet, locale))).toString('base64') : null;
  const reply: SheetReply = { sheet: sheet ?? null, days, file };
  return { ...ack, reply };
}
