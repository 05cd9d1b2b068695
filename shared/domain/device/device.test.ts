import { describe, expect, test } from 'vitest';
import { getRow } from '../../lib/table.ts';
import type { Actor } from '../commands/actor.ts';
import type { HallCommand, SystemCommand } from '../commands/hall-commands.ts';
import { alarmsOf } from '../floor/alarms.ts';
import { clientContext } from '../hall/context.ts';
import { decide } from '../hall/decide.ts';
import { evolveAll } from '../hall/evolve.ts';
import { EMPTY_HALL, type HallState } from '../hall/hall-state.ts';
import { GONE_AFTER_MS, troublesOf } from './device-troubles.ts';
import type { DeviceHealth } from './health.ts';

const SYSTEM: Actor = { kind: 'system' };
const HEALTHY: DeviceHealth = {
  version: '1.2.3',
  printer: { state: 'ready', paper: 'ok' },
  voice: 'none',
  storage: 'persistent',
  token: 'keyring',
};
const kiosk = (deviceId: string): Actor => ({ kind: 'device', role: 'kiosk', deviceId });

/** Devices of a hall that is told one thing after another. */
function aFloor() {
  let state: HallState = EMPTY_HALL;
  let now = 1_000_000;
  const tell = (actor: Actor, command: HallCommand | SystemCommand) => {
    const decided = decide(state, command, clientContext(now, actor));
    if (!decided.ok) return decided.error.code;
    state = evolveAll(state, decided.value.events);
    return decided.value.events.length;
  };
  return {
    state: () => state,
    now: () => now,
    wait(ms: number) {
      now += ms;
    },
    came: (deviceId: string, line = 'run-1', role: 'kiosk' | 'board' | 'counter' = 'kiosk') =>
      tell(SYSTEM, { type: 'device.came', payload: { deviceId, role, name: `the ${deviceId}`, line } }),
    went: (deviceId: string, line = 'run-1') => tell(SYSTEM, { type: 'device.went', payload: { deviceId, line } }),
    drop: (deviceId: string) => tell(SYSTEM, { type: 'device.dropped', payload: { deviceId } }),
    report: (actor: Actor, change: Partial<DeviceHealth> = {}) =>
      tell(actor, { type: 'device.report', payload: { ...HEALTHY, ...change } }),
    rest: (actor: Actor, deviceId: string | null, resting = true) =>
      tell(actor, { type: 'device.rest', payload: { deviceId, resting } }),
    device: (id: string) => getRow(state.devices, id),
    alarms: () => alarmsOf(state, now).map(({ kind, deviceId, since }) => ({ kind, deviceId, since })),
  };
}

describe('[SY-8] who reports', () => {
  test('a device speaks for itself only, and the same again is no news', () => {
    const floor = aFloor();
    floor.came('k1');
    floor.came('k2');
    expect(floor.report(kiosk('k1'))).toBe(1);
    expect(floor.report(kiosk('k1'))).toBe(0);
    expect([floor.device('k1')?.health, floor.device('k2')?.health]).toEqual([HEALTHY, null]);
  });

  test('a counter reports under whoever is logged in there', () => {
    const floor = aFloor();
    floor.came('c1', 'run-1', 'counter');
    const clerk = { kind: 'staff', staffId: 's', sessionId: 'x', deviceId: 'c1', plate: '1', skills: [] } as const;
    expect(floor.report({ ...clerk, roles: ['clerk'] })).toBe(1);
    expect(floor.device('c1')).toMatchObject({ role: 'counter', health: HEALTHY });
  });

  test('phones and public boards have nothing to report; nobody but the server tells of lines', () => {
    const floor = aFloor();
    floor.came('k1');
    expect(floor.report({ kind: 'public-board' })).toBe('denied');
    expect(floor.report({ kind: 'phone', ticketId: 't', version: 1 })).toBe('denied');
    const went = { type: 'device.went', payload: { deviceId: 'k1', line: 'run-1' } } as const;
    expect(decide(floor.state(), went, clientContext(0, kiosk('k2'))).ok).toBe(false);
  });

  test('[QU-16] a report of a device that nobody knows yet changes nothing', () => {
    const floor = aFloor();
    expect(floor.report(kiosk('k9'))).toBe('device.unknown');
    expect(floor.device('k9')).toBeUndefined();
  });
});

describe('last seen', () => {
  test('connected since, gone since; health is kept', () => {
    const floor = aFloor();
    floor.came('k1');
    floor.report(kiosk('k1'));
    floor.wait(5_000);
    floor.went('k1');
    expect(floor.device('k1')).toMatchObject({ line: null, since: floor.now(), health: HEALTHY, name: 'the k1' });
  });

  test('[SY-14] the server that lost it late says nothing of the line it has to another', () => {
    const floor = aFloor();
    floor.came('k1', 'run-1');
    floor.came('k1', 'run-2');
    expect(floor.went('k1', 'run-1')).toBe(0);
    expect(floor.device('k1')?.line).toBe('run-2');
    // Negative control: the one that has it may.
    expect(floor.went('k1', 'run-2')).toBe(1);
  });

  test('a revoked one leaves the list', () => {
    const floor = aFloor();
    floor.came('k1');
    floor.drop('k1');
    expect(floor.device('k1')).toBeUndefined();
    expect(floor.drop('k1')).toBe(0);
  });
});

describe('[KI-7] the manager is told', () => {
  test.each([
    ['paper-low', { printer: { state: 'ready', paper: 'low' } }],
    ['paper-out', { printer: { state: 'offline', paper: 'out' } }],
    ['paper-out', { printer: { state: 'cover-open', paper: 'ok' } }],
    ['printer-gone', { printer: { state: 'unreachable', paper: 'unknown' } }],
    ['voice-gone', { voice: 'failed' }],
  ] as const)('%s', (kind, change) => {
    const floor = aFloor();
    floor.came('k1');
    floor.report(kiosk('k1'));
    floor.wait(60_000);
    floor.report(kiosk('k1'), change);
    const since = floor.now();
    expect(floor.alarms()).toEqual([{ kind, deviceId: 'k1', since }]);
    // Something else changes: the trouble is as old as before.
    floor.wait(60_000);
    floor.report(kiosk('k1'), { ...change, token: 'plain-file' });
    expect(floor.alarms()).toEqual([{ kind, deviceId: 'k1', since }]);
    floor.report(kiosk('k1'));
    expect(floor.alarms()).toEqual([]);
  });

  test.each([
    ['no printer', { printer: { state: 'none', paper: 'unknown' } }],
    ['one that says nothing', { printer: { state: 'unknown', paper: 'unknown' } }],
  ] as const)('%s is no trouble', (_name, change) => {
    const floor = aFloor();
    floor.came('k1');
    floor.report(kiosk('k1'), change);
    expect(floor.alarms()).toEqual([]);
  });

  test('gone: after 30 s, and then nothing else is said of it', () => {
    const floor = aFloor();
    floor.came('k1');
    floor.report(kiosk('k1'), { printer: { state: 'offline', paper: 'out' } });
    floor.went('k1');
    const since = floor.now();
    floor.wait(GONE_AFTER_MS - 1);
    expect(floor.alarms()).toEqual([]);
    floor.wait(1);
    expect(floor.alarms()).toEqual([{ kind: 'device-gone', deviceId: 'k1', since }]);
    floor.came('k1', 'run-2');
    expect(floor.alarms().map(({ kind }) => kind)).toEqual(['paper-out']);
  });

  const WELL = { clockOffMin: 1, disk: 'ok', crashes: 2, scanAt: null } as const;
  test.each([
    ['clock-wrong', { clockOffMin: -2 }],
    ['disk-low', { disk: 'low' }],
    ['crashing', { crashes: 3 }],
  ] as const)('before a visitor tells: %s', (kind, change) => {
    const floor = aFloor();
    floor.came('k1');
    floor.report(kiosk('k1'), { self: WELL });
    expect(floor.alarms()).toEqual([]);
    floor.wait(60_000);
    floor.report(kiosk('k1'), { self: { ...WELL, ...change } });
    const since = floor.now();
    expect(floor.alarms()).toEqual([{ kind, deviceId: 'k1', since }]);
    floor.wait(60_000);
    floor.report(kiosk('k1'), { self: { ...WELL, ...change, scanAt: 600_000 } });
    expect(floor.alarms(), 'as old as before').toEqual([{ kind, deviceId: 'k1', since }]);
    floor.report(kiosk('k1'), { self: WELL });
    expect(floor.alarms()).toEqual([]);
  });

  test('put away from its service menu or by the manager: nobody misses it until it comes back', () => {
    const manager: Actor = {
      kind: 'staff',
      staffId: 's',
      sessionId: 'x',
      deviceId: 'c1',
      plate: '1',
      skills: [],
      roles: ['manager'],
    };
    const floor = aFloor();
    for (const id of ['k1', 'k2', 'k3']) floor.came(id);
    expect(floor.rest(kiosk('k1'), null)).toBe(1);
    expect(floor.rest(kiosk('k1'), null), 'again is no news').toBe(0);
    expect(floor.rest(manager, 'k2')).toBe(1);
    for (const id of ['k1', 'k2', 'k3']) floor.went(id);
    const since = floor.now();
    floor.wait(GONE_AFTER_MS);
    expect(floor.alarms()).toEqual([{ kind: 'device-gone', deviceId: 'k3', since }]);
    expect(floor.rest(manager, 'k3'), 'one that is gone already').toBe(1);
    expect(floor.alarms()).toEqual([]);
    expect(floor.rest(manager, 'k2', false), 'the manager misses it after all').toBe(1);
    expect(floor.alarms()).toEqual([{ kind: 'device-gone', deviceId: 'k2', since }]);
    floor.came('k1', 'run-2');
    floor.went('k1', 'run-2');
    floor.wait(GONE_AFTER_MS);
    expect(floor.alarms().map(({ deviceId }) => deviceId)).toEqual(['k2', 'k1']);
  });

  test('[SE-5] a device puts away itself only, and a clerk none', () => {
    const floor = aFloor();
    floor.came('k1');
    floor.came('k2');
    expect(floor.rest(kiosk('k1'), 'k2')).toBe('denied');
    const clerk = { kind: 'staff', staffId: 's', sessionId: 'x', deviceId: 'c1', plate: '1', skills: [] } as const;
    expect(floor.rest({ ...clerk, roles: ['clerk'] }, 'k1')).toBe('denied');
    expect(floor.rest(kiosk('k9'), null)).toBe('device.unknown');
  });

  test('a counter that was switched off is no trouble', () => {
    const floor = aFloor();
    floor.came('c1', 'run-1', 'counter');
    floor.went('c1');
    floor.wait(GONE_AFTER_MS);
    expect(floor.alarms()).toEqual([]);
    const counter = floor.device('c1');
    expect(counter && troublesOf(counter, floor.now())).toEqual([]);
  });
});
