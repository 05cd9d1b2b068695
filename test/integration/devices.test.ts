import { afterEach, expect, it } from 'vitest';
import { z } from 'zod';
import { staffFileSchema } from '../../shared/domain/hall/hall-parts.ts';
import { EMPTY_HALL } from '../../shared/domain/hall/hall-state.ts';
import { rowsOf } from '../../shared/lib/table.ts';
import { aHallFile } from '../fixtures/a-hall.ts';
import { aServer, eventually, type Harness, STAFF } from './harness.ts';

let harness: Harness;
afterEach(() => harness.stop());

const CHIEF = z.array(staffFileSchema).parse([
  {
    id: 'qi',
    login: 'qi.wei',
    name: { 'zh-CN': '齐伟', en: 'Qi Wei' },
    plate: '901',
    roles: ['manager'],
    skills: [],
  },
]);
const HEALTHY = {
  version: '1',
  printer: { state: 'ready', paper: 'ok' },
  voice: 'none',
  storage: 'persistent',
  token: 'keyring',
} as const;
const devices = () => [...rowsOf((harness.server.core.hall()?.loop.current().state ?? EMPTY_HALL).devices)];
const kiosks = () => devices().filter(({ role }) => role === 'kiosk');

it('[KI-7] a report reaches the manager, and nobody in the hall', async () => {
  harness = await aServer({ hallFile: aHallFile({ staff: [...STAFF, ...CHIEF] }) });
  const chief = await harness.counter('qi.wei');
  await chief.rows('manage');
  const board = await harness.device('board');
  await board.rows('queue');
  const kiosk = await harness.device('kiosk');

  expect(await kiosk.command('device.report', { ...HEALTHY, printer: { state: 'ready', paper: 'low' } })).toMatchObject(
    {
      ok: true,
    },
  );
  const isLow = (changes: typeof chief.changes) => JSON.stringify(changes).includes('"paper":"low"');
  await eventually(() => isLow(chief.changes), 'the manager sees it');
  expect(isLow(board.changes)).toBe(false);
});

it('[QU-16] a bad report is refused and stops nobody', async () => {
  harness = await aServer();
  const kiosk = await harness.device('kiosk');
  const other = await harness.device('kiosk');

  for (const bad of [{}, { ...HEALTHY, printer: 'fine' }, { ...HEALTHY, version: 'x'.repeat(500) }, null, []]) {
    expect(await kiosk.command('device.report', bad as never)).toMatchObject({ ok: false, code: 'invalid' });
  }
  expect(await other.command('device.report', HEALTHY)).toMatchObject({ ok: true });
  expect(await kiosk.command('device.report', HEALTHY)).toMatchObject({ ok: true });
  expect(kiosks().map(({ health }) => health)).toEqual([HEALTHY, HEALTHY]);
});

it('last seen: gone when the line goes', async () => {
  harness = await aServer();
  const kiosk = await harness.device('kiosk');

  kiosk.socket.disconnect();
  await eventually(() => kiosks().every(({ line }) => line === null), 'it is gone');
  expect(kiosks()).toHaveLength(1);
});
