import { LIMITS } from '../../shared/protocol/limits.ts';

/** [SE-6] what no message may contain, whatever its schema says. */
export type InspectLimits = { readonly jsonDepth: number; readonly arrayLength: number };

export type Inspection =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: 'depth' | 'array' | 'control-character' | 'key' | 'binary' | 'type' };

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

class Refused extends Error {
  readonly reason: Exclude<Inspection, { ok: true }>['reason'];
  constructor(reason: Exclude<Inspection, { ok: true }>['reason']) {
    super(reason);
    this.reason = reason;
  }
}

/** C0 and C1 control characters and lone surrogates; line breaks too, no field of the protocol has lines. */
function hasBadCharacter(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x20 || (unit >= 0x7f && unit <= 0x9f)) return true;
  }
  return !text.isWellFormed();
}

function cleanText(text: string): string {
  if (hasBadCharacter(text)) throw new Refused('control-character');
  return text.normalize('NFC');
}

function clean(value: unknown, depth: number, limits: InspectLimits): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return value;
  if (typeof value !== 'object') throw new Refused('type');
  if (depth > limits.jsonDepth) throw new Refused('depth');
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) throw new Refused('binary');
  if (Array.isArray(value)) {
    if (value.length > limits.arrayLength) throw new Refused('array');
    return value.map((child) => clean(child, depth + 1, limits));
  }
  const entries = Object.entries(value);
  if (entries.length > limits.arrayLength) throw new Refused('array');
  const cleaned: Record<string, unknown> = {};
  for (const [key, child] of entries) {
    const name = cleanText(key);
    if (FORBIDDEN_KEYS.has(name)) throw new Refused('key');
    cleaned[name] = clean(child, depth + 1, limits);
  }
  return cleaned;
}

/** A copy of the message in NFC, or why it is refused. Runs before any schema. */
export function inspect(message: unknown, limits: InspectLimits = LIMITS): Inspection {
  try {
    return { ok: true, value: clean(message, 1, limits) };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, reason: error.reason };
    throw error;
  }
}
