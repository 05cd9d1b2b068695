import { z } from 'zod';
import type { CommandRule } from '../commands/command-table.ts';
import { OUTCOMES } from '../hall/hall-words.ts';
import { CALL_REASONS, FAULTS } from './floor.ts';

const id = z.string().min(1).max(64);
const short = z.string().min(1).max(40);
/** How long a notice is expected to stand. */
const minutes = z.number().int().min(1).max(480);

/** Payloads of the manager's commands, and of what a window says to the manager [QU-15]. */
export const floorCommandSchemas = {
  'window.assign': z.strictObject({
    windowId: short,
    groups: z
      .array(z.strictObject({ groupId: short, weight: z.number().int().min(1).max(100).default(1) }))
      .min(1)
      .max(20),
  }),
  'window.release': z.strictObject({ windowId: short }),
  'window.shut': z.strictObject({ windowId: short }),
  'service.end': z.strictObject({ windowId: short, ticketId: id, outcome: z.enum(OUTCOMES) }),
  'ticket.callNumber': z.strictObject({
    windowId: short,
    number: z.string().regex(/^[A-Z]{1,2}[0-9]{2,6}$/),
    reason: z.enum(CALL_REASONS),
  }),
  /** Null = the whole hall. By hand it stays so for the day; `rule` gives it back to the rule of the evening. */
  'intake.set': z.strictObject({ groupId: short.nullable(), intake: z.enum(['open', 'stopped', 'rule']) }),
  /** No groups = the whole hall. Declared again for the same groups, only the expected end changes. */
  'fault.declare': z.strictObject({
    fault: z.enum(FAULTS),
    groupIds: z.array(short).max(40),
    minutes,
    /** Last day on which return slips are good, a later one than today. */
    returnUntil: z.iso.date().optional(),
  }),
  'notice.post': z.strictObject({
    text: z.strictObject({ 'zh-CN': z.string().min(1).max(120), en: z.string().min(1).max(120) }),
    minutes,
  }),
  'notice.end': z.strictObject({ noticeId: id }),
  'message.send': z.strictObject({ windowId: short, text: z.string().min(1).max(200) }),
  'message.read': z.strictObject({ windowId: short, messageId: id }),
  'help.raise': z.strictObject({ windowId: short }),
  'alarm.take': z.strictObject({ key: z.string().min(1).max(100) }),
  'incident.close': z.strictObject({ incidentId: id, note: z.string().min(1).max(500) }),
  'incident.note': z.strictObject({ windowId: short.nullable(), note: z.string().min(1).max(500) }),
} as const;

export const floorSystemSchemas = {
  /** How many wait now, for the trend of the last hour. */
  'trend.sample': z.strictObject({}),
} as const;

const manager = { actors: ['manager', 'admin'], binding: 'none', mode: 'live', undoable: false } as const;
const floorStaff = { ...manager, actors: ['manager', 'admin', 'guide'] } as const;
const bothSides = { ...manager, actors: ['clerk', 'manager', 'admin'] } as const;
const anyWindow = ['closed', 'free', 'called', 'serving', 'paused'] as const;
const open = ['free', 'called', 'serving', 'paused'] as const;

/** Their rows of THE table. The manager's acts are live: a late one would surprise the hall [SY-6]. */
export const floorRules = {
  'window.assign': { ...manager, window: anyWindow, ticket: null },
  // The system does it for a clerk who is no longer in the hall file.
  'window.release': { ...manager, actors: ['manager', 'admin', 'system'], window: open, ticket: null },
  'window.shut': { ...manager, window: ['free', 'paused'], ticket: null },
  'service.end': { ...manager, window: open, ticket: ['serving', 'held'] },
  // The number is looked up by `decide`, which asks this row for the lawful states.
  'ticket.callNumber': { ...manager, window: ['free'], ticket: ['waiting'] },
  'intake.set': { ...manager, window: null, ticket: null },
  'fault.declare': { ...manager, window: null, ticket: null },
  'notice.post': { ...manager, window: null, ticket: null },
  'notice.end': { ...manager, window: null, ticket: null },
  'message.send': { ...bothSides, window: open, ticket: null },
  'message.read': { ...bothSides, window: null, ticket: null },
  'help.raise': { ...manager, actors: ['clerk', 'manager'], binding: 'own-window', window: open, ticket: null },
  'alarm.take': { ...floorStaff, window: null, ticket: null },
  'incident.close': { ...floorStaff, window: null, ticket: null },
  'incident.note': { ...floorStaff, window: null, ticket: null },
  'trend.sample': { ...manager, actors: ['system'], window: null, ticket: null },
} as const satisfies Record<keyof typeof floorCommandSchemas | keyof typeof floorSystemSchemas, CommandRule>;
