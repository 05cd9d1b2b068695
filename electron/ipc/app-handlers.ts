import type { ChannelOutput } from '../../shared/ipc/channels.ts';
import type { Settings } from '../../shared/settings/settings.ts';
import type { Log } from '../start/log.ts';
import type { Handlers } from './answer-calls.ts';

type AppHandlers = Pick<Handlers, 'app.info' | 'app.ready' | 'app.log'>;
type Notice = ChannelOutput<'app.info'>['notices'][number];

/** What `civichall.ready` says. */
export type ReadyState = {
  readonly mode: string;
  readonly face: string;
  readonly profile: string;
  readonly enrolled: boolean;
  readonly connected: boolean;
};

export function createAppHandlers(deps: {
  readonly settings: () => Settings;
  readonly profile: string;
  readonly version: string;
  readonly isPackaged: boolean;
  readonly notices: () => Promise<readonly Notice[]>;
  /** Tells the launcher; called for the first state and for every other one. */
  readonly onReady: (state: ReadyState) => void;
  readonly log: Log;
}): AppHandlers {
  let told = '';
  return {
    async 'app.info'() {
      const { servicePin, ...settings } = deps.settings();
      return {
        mode: settings.mode,
        face: settings.face,
        profile: deps.profile,
        version: deps.version,
        server: settings.server,
        settings,
        servicePinSet: servicePin !== null,
        notices: [...(await deps.notices())],
        isPackaged: deps.isPackaged,
      };
    },
    'app.ready'({ connected, enrolled }) {
      const { mode, face } = deps.settings();
      const state = { mode, face, profile: deps.profile, enrolled, connected };
      const text = JSON.stringify(state);
      if (text !== told) deps.onReady(state);
      told = text;
      return null;
    },
    'app.log'({ level, event, fields }, role) {
      deps.log[level](`page.${event}`, { ...fields, role });
      return null;
    },
  };
}
