import '../platform/zod-without-eval.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { present } from '../../shared/lib/assert.ts';
import '../ui/base.css';
import { WallApp } from '../board/BoardApp.tsx';
import { BrokenWall } from '../board/BrokenWall.tsx';
import { createAudioSpeaker } from '../board/voice/audio-speaker.ts';
import { createBoardVoice } from '../board/voice/board-voice.ts';
import { loadClipBook } from '../board/voice/load-clip-book.ts';
import { WallBoundary } from '../board/WallBoundary.tsx';
import { ClientProvider } from '../hooks/client-context.tsx';
import { startPage } from '../platform/start-page.ts';

// Composition root of the walls: the call board, and the display over one window. In the app main says which of the
// two this is, in a browser the address does: /board, /window?number=3.
const page = await startPage({
  mode: 'kiosk',
  face: location.pathname === '/window' ? 'window' : 'board',
  version: 'web',
});
const { client, platform, clock, scheduler, info, texts, log } = page;

const voice =
  info.face === 'board' && info.settings.voice
    ? createBoardVoice({
        client,
        zoneIds: info.settings.zoneIds,
        speaker: createAudioSpeaker({ open: (url) => new Audio(url), scheduler }),
        onHealth: page.health.setVoice,
        loadBook: () => loadClipBook(window.fetch.bind(window), document.baseURI),
        scheduler,
        random: Math.random,
        log,
      })
    : null;

/** Long enough to read the message, and no hurry for a bug that comes back at once. */
const RELOAD_MS = 10_000;

function broken(error: unknown): void {
  log.error('wall.broken', { error: String(error).slice(0, 300) });
  scheduler.after(RELOAD_MS, () => location.reload());
}

createRoot(present(document.getElementById('root'), 'root')).render(
  <StrictMode>
    <I18nextProvider i18n={texts}>
      <ClientProvider client={client} platform={platform} clock={clock} scheduler={scheduler}>
        <WallBoundary broken={<BrokenWall />} onError={broken}>
          <WallApp info={info} voice={voice} />
        </WallBoundary>
      </ClientProvider>
    </I18nextProvider>
  </StrictMode>,
);
