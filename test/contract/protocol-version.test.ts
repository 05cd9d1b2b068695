import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { COMMAND_TABLE } from '../../shared/domain/commands/command-table.ts';
import { hallCommandSchemas } from '../../shared/domain/commands/hall-commands.ts';
import { enrollReplySchema, enrollRequestSchema, handshakeSchema, upSchemas } from '../../shared/protocol/up.ts';
import { MIN_SUPPORTED, PROTOCOL_VERSION } from '../../shared/protocol/version.ts';

/** The wire as JSON Schema: what a client may send, and whether a command is live or durable. */
function wireHash(commands: Readonly<Record<string, z.ZodType>>): string {
  const schema = (type: z.ZodType) => z.toJSONSchema(type, { io: 'input' });
  const wire = {
    handshake: schema(handshakeSchema),
    enroll: [schema(enrollRequestSchema), schema(enrollReplySchema)],
    up: Object.entries(upSchemas).map(([event, type]) => [event, schema(type)]),
    commands: Object.entries(commands).map(([type, payload]) => [type, schema(payload)]),
    modes: Object.entries(COMMAND_TABLE)
      .filter(([type]) => Object.hasOwn(hallCommandSchemas, type))
      .map(([type, rule]) => [type, rule.mode]),
  };
  return createHash('sha256').update(JSON.stringify(wire)).digest('hex').slice(0, 16);
}

test('[SY-11] the wire does not change without a bump of the version', () => {
  // Changed on purpose? Bump PROTOCOL_VERSION, add a line to its history, then update this snapshot.
  expect({ version: PROTOCOL_VERSION, min: MIN_SUPPORTED, hash: wireHash(hallCommandSchemas) }).toMatchInlineSnapshot(`
    {
      "hash": "5c12cec9657c9e44",
      "min": 17,
      "version": 18,
    }
  `);
});

test('negative control: one more field is another hash', () => {
  const changed = {
    ...hallCommandSchemas,
    'window.resume': z.strictObject({ windowId: z.string(), more: z.string() }),
  };
  expect(wireHash(changed)).not.toBe(wireHash(hallCommandSchemas));
});
