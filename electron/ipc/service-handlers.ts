import type { PrintResult } from '../../shared/ipc/channels.ts';
import type { HostCode } from '../../shared/ipc/host-codes.ts';
import { unreachable } from '../../shared/lib/unreachable.ts';
import type { Settings } from '../../shared/settings/settings.ts';
import type { ServiceLock } from '../settings/service-lock.ts';
import { errorCode, type Log } from '../start/log.ts';
import type { Handlers } from './answer-calls.ts';

type ServiceHandlers = Pick<Handlers, 'service.unlock' | 'service.lock' | 'settings.save' | 'service.act'>;

export function createServiceHandlers(deps: {
  readonly settings: () => Settings;
  /** Keeps the edit and lets the app run with it. Throws when it cannot be written. */
  readonly save: (settings: Settings) => void;
  readonly hashPin: (pin: string) => Promise<string>;
  readonly lock: ServiceLock;
  readonly testPrint: () => Promise<PrintResult>;
  /** Both happen after the answer has left. */
  readonly restart: () => void;
  readonly quit: () => void;
  readonly log: Log;
}): ServiceHandlers {
  /** In counter mode the person is staff at their own desk; a kiosk stands among strangers. */
  function mayServe(): boolean {
    return deps.settings().mode === 'counter' || deps.lock.isOpen();
  }

  async function save(wanted: Omit<Settings, 'servicePin'>, newPin: string | null): Promise<HostCode> {
    const current = deps.settings();
    const isFirstPin = current.servicePin === null && newPin !== null;
    if (!mayServe() && !isFirstPin) return current.servicePin === null ? 'service.pin-not-set' : 'service.locked';
    const open = deps.lock.opening();
    const servicePin = newPin === null ? current.servicePin : await deps.hashPin(newPin);
    try {
      deps.save({ ...wanted, servicePin });
    } catch (error) {
      deps.log.error('settings.not-saved', { code: errorCode(error) });
      return 'settings.not-saved';
    }
    if (newPin !== null) open();
    deps.log.info('settings.saved');
    return 'none';
  }

  return {
    async 'service.unlock'({ pin }) {
      return outcome(await deps.lock.unlock(pin));
    },
    'service.lock'() {
      deps.lock.close();
      return null;
    },
    async 'settings.save'({ settings, newPin }) {
      return outcome(await save(settings, newPin));
    },
    async 'service.act'({ act }) {
      if (!mayServe()) return outcome(deps.settings().servicePin === null ? 'service.pin-not-set' : 'service.locked');
      deps.log.info('service.act', { act });
      switch (act) {
        case 'restart':
          deps.restart();
          return outcome('none');
        case 'quit':
          deps.quit();
          return outcome('none');
        case 'test-print':
          return outcome((await deps.testPrint()).code);
        default:
          return unreachable(act);
      }
    },
  };
}

function outcome(code: HostCode): { ok: boolean; code: HostCode } {
  return { ok: code === 'none', code };
}
