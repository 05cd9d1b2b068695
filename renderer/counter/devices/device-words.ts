import { useTranslation } from 'react-i18next';
import type { Device } from '../../../shared/domain/device/device.ts';
import type { PrinterStatus } from '../../../shared/domain/device/health.ts';
import type { DeviceState } from './select-devices.ts';

const STATE_WORD = {
  ok: 'state.ok.label',
  silent: 'state.silent.label',
  away: 'state.away.label',
  off: 'state.off.label',
  'device-gone': 'state.gone.label',
  'paper-low': 'state.paperLow.label',
  'paper-out': 'state.paperOut.label',
  'printer-gone': 'state.printerGone.label',
  'voice-gone': 'state.voiceGone.label',
  'clock-wrong': 'state.clockWrong.label',
  'disk-low': 'state.diskLow.label',
  crashing: 'state.crashing.label',
  'put-away': 'state.putAway.label',
} as const satisfies Record<DeviceState, string>;

const ROLE_WORD = {
  kiosk: 'role.kiosk.label',
  board: 'role.board.label',
  window: 'role.window.label',
  counter: 'role.counter.label',
} as const satisfies Record<Device['role'], string>;

const PAPER_WORD = {
  ok: 'paper.ok.label',
  low: 'paper.low.label',
  out: 'paper.out.label',
  unknown: 'paper.unknown.label',
} as const satisfies Record<PrinterStatus['paper'], string>;

/** The words of the device list, and of alarms about devices. */
export function useDeviceWords() {
  const { t } = useTranslation('devices');
  return {
    state: (state: DeviceState) => t(STATE_WORD[state]),
    role: (role: Device['role']) => t(ROLE_WORD[role]),
    paper: ({ paper }: PrinterStatus) => t(PAPER_WORD[paper]),
  };
}
