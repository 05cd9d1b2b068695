import { useEffect, useState, useSyncExternalStore } from 'react';
import type { ChannelOutput } from '../../shared/ipc/channels.ts';
import { useClock, usePlatform } from '../hooks/client-context.tsx';
import { useClientView } from '../hooks/use-client-view.ts';
import { useReady } from '../hooks/use-ready.ts';
import { useServerNow } from '../hooks/use-server-now.ts';
import { BoardScreen } from './BoardScreen.tsx';
import styles from './root.module.css';
import { type BoardSettings, selectBoard } from './select-board.ts';
import { selectWindow, type WindowSettings } from './select-window.ts';
import { WallSetup } from './setup/WallSetup.tsx';
import type { Voice } from './voice/voice.ts';
import { WindowScreen } from './WindowScreen.tsx';

/** Ages on the wall are said in seconds. */
const TICK_MS = 1000;

type BoardProps = {
  readonly settings: BoardSettings;
  /** The voice of this board; null where it has none (the public page). */
  readonly voice: Pick<Voice, 'getSaying' | 'subscribe'> | null;
};

const noVoice = { getSaying: () => null, subscribe: () => () => {} };

export function BoardApp({ settings, voice }: BoardProps) {
  const view = useClientView((whole) => whole);
  const now = useServerNow(TICK_MS);
  const clock = useClock();
  const { getSaying, subscribe } = voice ?? noVoice;
  const saying = useSyncExternalStore(subscribe, getSaying);
  const screen = selectBoard(view, settings, { server: now, local: clock.now() });
  useReady(screen.kind !== 'loading');
  return (
    <div className={styles.board}>
      <BoardScreen
        screen={screen}
        now={now}
        waitOn={saying?.item.kind === 'wait-on' ? saying.item.call.number : null}
      />
    </div>
  );
}

export function WindowApp({ settings }: { readonly settings: WindowSettings }) {
  const view = useClientView((whole) => whole);
  const now = useServerNow(TICK_MS);
  const clock = useClock();
  const screen = selectWindow(view, settings, { server: now, local: clock.now() });
  useReady(screen.kind !== 'loading');
  return (
    <div className={styles.window}>
      <WindowScreen screen={screen} />
    </div>
  );
}

/** The wall, or its set-up while an administrator has it open. */
export function WallApp({
  info,
  voice,
}: {
  readonly info: ChannelOutput<'app.info'>;
  readonly voice: BoardProps['voice'];
}) {
  const platform = usePlatform();
  const [setup, setSetup] = useState(false);
  useEffect(() => platform.on('service.open', () => setSetup(true)), [platform]);
  if (setup) return <WallSetup info={info} onClose={() => setSetup(false)} />;
  if (info.face === 'window') return <WindowApp settings={info.settings} />;
  return <BoardApp settings={info.settings} voice={voice} />;
}
