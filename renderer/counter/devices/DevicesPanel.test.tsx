import { cleanup, render, screen, within } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, describe, expect, it } from 'vitest';
import type { Device } from '../../../shared/domain/device/device.ts';
import { GONE_AFTER_MS } from '../../../shared/domain/device/device-troubles.ts';
import type { DeviceHealth } from '../../../shared/domain/device/health.ts';
import { EMPTY_HALL } from '../../../shared/domain/hall/hall-state.ts';
import { setRow } from '../../../shared/lib/table.ts';
import type { Locale } from '../../../shared/lib/text.ts';
import { createTexts } from '../../i18n/init.ts';
import { createDeskWorld, SMALL_HALL } from '../testing/desk-world.ts';
import { DevicesPanel } from './DevicesPanel.tsx';
import { selectDevices, selectMissing } from './select-devices.ts';

afterEach(cleanup);

const NOW = Date.UTC(2026, 4, 12, 2);
const WELL: DeviceHealth = {
  version: '1.2.3',
  printer: { state: 'ready', paper: 'ok' },
  voice: 'none',
  storage: 'persistent',
  token: 'keyring',
};

function aDevice(id: string, change: Partial<Device> = {}): Device {
  const at = NOW - 3_600_000;
  const base = { id, name: id, line: 'run', since: at, health: WELL, printerSince: at, voiceSince: at };
  return { ...base, role: 'kiosk', ...change };
}

function show(
  devices: readonly Device[],
  {
    online = true,
    locale = 'zh-CN' as Locale,
    onRest = (_id: string, _resting: boolean): void => undefined,
    hall: around = EMPTY_HALL,
  } = {},
) {
  let table = EMPTY_HALL.devices;
  for (const device of devices) table = setRow(table, device.id, device);
  const hall = { ...around, devices: table };
  render(
    <I18nextProvider i18n={createTexts(locale)}>
      <DevicesPanel
        devices={selectDevices(hall, NOW)}
        missing={selectMissing(hall)}
        online={online}
        now={NOW}
        timeZone="Asia/Shanghai"
        busy={false}
        onRest={onRest}
      />
    </I18nextProvider>,
  );
  return screen.queryAllByRole('listitem');
}

describe('the device list', () => {
  it('[KI-7] what needs somebody comes first, with its word, paper, last seen and version', () => {
    const rows = show([
      aDevice('a-well'),
      aDevice('b-low', { health: { ...WELL, printer: { state: 'ready', paper: 'low' } } }),
      aDevice('c-gone', { line: null, since: NOW - GONE_AFTER_MS }),
    ]);
    expect(rows.map((row) => row.dataset.state)).toEqual(['device-gone', 'paper-low', 'ok']);
    const [gone, low, well] = rows.map((row) => row.textContent);
    expect(gone).toMatch(/失联.*最后在线09:59/);
    expect(low).toMatch(/纸快用完.*连接于09:00.*打印纸快用完.*版本1\.2\.3/);
    expect(well).toMatch(/正常/);
    expect(screen.getByRole('status').textContent).toBe('3 台设备中有 2 台需要处理。');
  });

  it('all troubles of one device are named; a calm one says so', () => {
    const [row] = show([
      aDevice('b1', {
        role: 'board',
        health: { ...WELL, printer: { state: 'offline', paper: 'out' }, voice: 'failed' },
      }),
    ]);
    expect(row && within(row).getByText('缺纸')).toBeTruthy();
    expect(row && within(row).getByText('无法播报')).toBeTruthy();
  });

  it('a counter that is off, a line lost this moment and one that has not reported are no alarm', () => {
    const rows = show([
      aDevice('off', { role: 'counter', line: null }),
      aDevice('away', { line: null, since: NOW - 1_000 }),
      aDevice('new', { health: null }),
    ]);
    expect(rows.map((row) => row.dataset.state)).toEqual(['away', 'off', 'silent']);
  });

  it('[SE-3] says where the key lies, and that local data may go', () => {
    const [row] = show([aDevice('k', { health: { ...WELL, token: 'plain-file', storage: 'may-be-cleared' } })], {
      locale: 'en',
    });
    expect(row?.textContent).toMatch(/plain file/);
    expect(row?.textContent).toMatch(/may clear its local data/);
  });

  it('one that was put away is calm; it is put away and taken back by a button, which is off without a line', () => {
    const acts: unknown[] = [];
    const onRest = (id: string, resting: boolean) => void acts.push([id, resting]);
    const rows = show([aDevice('k1', { line: null, resting: true }), aDevice('k2')], { onRest });
    expect(rows.map((row) => row.dataset.state)).toEqual(['ok', 'put-away']);
    for (const button of screen.getAllByRole('button')) button.click();
    expect(acts).toEqual([
      ['k2', true],
      ['k1', false],
    ]);
    cleanup();
    show([aDevice('k2')], { online: false, onRest });
    screen.getByRole('button', { name: '收起' }).click();
    expect(acts).toHaveLength(2);
  });

  it('own check: a wrong clock by its minutes, an older version, the last scan', () => {
    const self = { clockOffMin: 5, disk: 'ok', crashes: 0, scanAt: NOW - 60_000 } as const;
    const rows = show([
      aDevice('k1', { health: { ...WELL, self } }),
      aDevice('k2', { health: { ...WELL, version: '1.10.0', self: { ...self, clockOffMin: 0, scanAt: null } } }),
      aDevice('b1', { role: 'board', health: { ...WELL, version: 'web' } }),
    ]);
    const text = (id: string) => rows.find((row) => row.textContent.startsWith(id))?.textContent;
    expect(text('k1')).toMatch(/时钟不准.*上次扫码09:59 前后.*更新的版本 1\.10\.0.*相差 5 分钟/);
    expect(text('k2')).toMatch(/正常.*启动后还没有/);
    expect(text('k2')).not.toMatch(/请更新/);
    expect(text('b1')).not.toMatch(/请更新/);
  });

  it('[OP-3] what the hall file lists and is not here, with where it belongs; what it does not list', () => {
    const devices = [
      { id: 'k1', role: 'kiosk', name: '取号机 1', zoneId: 'east', place: '东门', printer: '80 mm' },
      { id: 'd1', role: 'window', name: '窗口屏 3', windowId: 'w03' },
    ] as const;
    const world = createDeskWorld({ file: { ...SMALL_HALL, devices: [...devices] } });
    show([aDevice('stranger'), aDevice('own', { listed: 'd1' })], { hall: world.state() });
    const missing = within(screen.getByTestId('missing-devices')).getAllByRole('listitem');
    expect(missing.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/取号机 1.*从未登记.*一区 · 东门 · 80 mm · 编号 k1/),
    ]);
    expect(screen.getByText('清单里有、今天没见到：1 台')).toBeTruthy();
    expect(screen.getAllByText(/清单里没有这台设备/)).toHaveLength(1);
  });

  it('says plainly when there is none, and when the line is cut', () => {
    show([]);
    expect(screen.getByRole('status').textContent).toMatch(/还没有设备/);
    cleanup();
    show([aDevice('k')], { online: false });
    expect(screen.getByRole('status').textContent).toMatch(/中断前的状态/);
  });
});
