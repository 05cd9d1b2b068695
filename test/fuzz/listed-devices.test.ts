import { describe, expect, it } from 'vitest';
import { isUnlisted, missingDevices } from '../../shared/domain/device/listed-devices.ts';
import type { HallFile } from '../../shared/domain/hall/hall-file.ts';
import { rowsOf } from '../../shared/lib/table.ts';
import { aHallFile, aHallRun, DAY, type HallRun, SYSTEM } from '../fixtures/a-hall.ts';

const LISTED: HallFile['devices'] = [
  { id: 'kiosk-1', role: 'kiosk', name: '取号机 1', zoneId: 'z1', place: '东门' },
  { id: 'board-1', role: 'board', name: '叫号屏', zoneId: 'z1' },
];

function came(run: HallRun, deviceId: string, listed?: string): void {
  const base = { deviceId, role: 'kiosk', name: deviceId, line: 'server-1' } as const;
  const payload = listed === undefined ? base : { ...base, listed };
  expect(run.do(SYSTEM, { type: 'device.came', payload }).ok).toBe(true);
}
const missing = (run: HallRun) =>
  missingDevices(run.state).map(({ listed, lastSeen }) => [listed.id, lastSeen === null ? 'never' : 'not today']);
const unlisted = (run: HallRun) =>
  [...rowsOf(run.state.devices)].filter((device) => isUnlisted(run.state, device)).map(({ id }) => id);

describe('[OP-3] the devices of the hall file and those that are enrolled', () => {
  it('one that never came is missing; enrolled under its name it is there, by another name it is one too many', () => {
    const run = aHallRun({ file: aHallFile({ devices: LISTED }) });
    came(run, 'd1');
    expect(missing(run)).toEqual([
      ['kiosk-1', 'never'],
      ['board-1', 'never'],
    ]);
    expect(unlisted(run)).toEqual(['d1']);
    came(run, 'd2', 'kiosk-1');
    expect(missing(run)).toEqual([['board-1', 'never']]);
    expect(unlisted(run)).toEqual(['d1']);
  });

  it('gone today it is only gone; still gone the next day it is missing, unless it was put away', () => {
    const run = aHallRun({ file: aHallFile({ devices: LISTED.slice(0, 1) }) });
    came(run, 'd1', 'kiosk-1');
    run.do(SYSTEM, { type: 'device.went', payload: { deviceId: 'd1', line: 'server-1' } });
    expect(missing(run)).toEqual([]);
    run.now += 24 * 3_600_000;
    run.do(SYSTEM, { type: 'day.close', payload: { day: DAY } });
    run.do(SYSTEM, { type: 'day.roll', payload: { day: '2026-11-24' } });
    expect(missing(run)).toEqual([['kiosk-1', 'not today']]);
    const rest = { type: 'device.rest', payload: { deviceId: 'd1', resting: true } } as const;
    run.do({ kind: 'device', role: 'kiosk', deviceId: 'd1' }, rest);
    expect(missing(run)).toEqual([]);
  });

  it('a new hall file moves both lists at once; a hall that lists none misses none and has none too many', () => {
    const run = aHallRun({ file: aHallFile({ devices: LISTED }) });
    came(run, 'd1', 'kiosk-1');
    const load = (devices: HallFile['devices']) =>
      run.do(SYSTEM, { type: 'hall.load', payload: { file: aHallFile({ devices }) } });
    load(LISTED.slice(1));
    expect(missing(run)).toEqual([['board-1', 'never']]);
    expect(unlisted(run)).toEqual(['d1']);
    load([]);
    expect(missing(run)).toEqual([]);
    expect(unlisted(run)).toEqual([]);
  });
});
