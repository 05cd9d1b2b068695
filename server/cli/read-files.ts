import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { contentSchema } from '../../shared/domain/catalogue/content.ts';
import { hallFileSchema } from '../../shared/domain/hall/hall-file.ts';
import { UsageError } from '../config.ts';
import type { OperationInput } from '../operations.ts';

async function readJson<S extends z.ZodType>(path: string, schema: S): Promise<z.output<S>> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new UsageError(`${path} cannot be read as JSON: ${error instanceof Error ? error.message : ''}`, {
      cause: error,
    });
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new UsageError(`${path}:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** Hall file and catalogue by their schemas, with the place of every mistake. */
export async function readSeed(hallPath: string, cataloguePath: string): Promise<OperationInput<'seed'>> {
  const hall = await readJson(hallPath, hallFileSchema);
  return { hall, catalogue: await readJson(cataloguePath, contentSchema) };
}
