import { readFile } from 'node:fs/promises';
import { type HallFile, hallFileSchema } from '../../shared/domain/hall/hall-file.ts';

/** The demo hall as it is shipped. */
export async function readDemoHall(): Promise<HallFile> {
  const text = await readFile(new URL('../../assets/demo/hall.json', import.meta.url), 'utf8');
  return hallFileSchema.parse(JSON.parse(text));
}
