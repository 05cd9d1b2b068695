import { expect, it } from 'vitest';
import type { HallCommand } from '../../shared/domain/commands/hall-commands.ts';
import { rowsOf } from '../../shared/lib/table.ts';
import { createDeskWorld } from '../counter/testing/desk-world.ts';
import { selectNotices } from './select-notices.ts';

const MANAGER = {
  kind: 'staff',
  staffId: 'm',
  sessionId: 'm',
  deviceId: 'm',
  roles: ['manager'],
  skills: ['*'],
  plate: '900',
} as const;

it('[QU-15] tells a fault with its groups and time, a broadcast until it is over, and nothing of other zones', () => {
  const world = createDeskWorld();
  const run = (command: HallCommand) => world.run(MANAGER, command);
  run({ type: 'fault.declare', payload: { fault: 'power', groupIds: ['social'], minutes: 30 } });
  run({ type: 'notice.post', payload: { text: { 'zh-CN': '请带好随身物品', en: 'Mind your things' }, minutes: 10 } });
  const { hall } = world.client.getView();
  const now = world.time.now();
  const zones = [...rowsOf(hall.zones)];
  expect(selectNotices(hall, zones, now)).toMatchObject([
    { kind: 'fault', fault: 'power', groups: [{ 'zh-CN': '社保医保' }], until: now + 30 * 60_000 },
    { kind: 'broadcast', text: { en: 'Mind your things' } },
  ]);
  expect(selectNotices(hall, [], now)).toMatchObject([{ kind: 'broadcast' }]);
  expect(selectNotices(hall, zones, now + 31 * 60_000)).toMatchObject([{ kind: 'fault', until: null }]);
});
