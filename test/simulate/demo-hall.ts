import { readFile } from 'node:fs/promises';
import { type HallFile, hallFileSchema } from '../../shared/domain/hall/hall-file.ts';

/** The demo hall as it is shipped, but one kiosk stands for all: it never slows down [QU-13]. */
export async function readDemoHall(): Promise<HallFile> {
  const text = await readFile(new URL('../../assets/demo/hall.json', import.meta.url), 'utf8');
  const file = hallFileSchema.parse(JSON.parse(text));
  return { ...file, settings: { ...file.settings, anonymousBurst: 0 } };
}
