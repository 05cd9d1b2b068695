import { settingsOf } from '../../../shared/domain/hall/hall-of.ts';
import type { CivicClient } from '../../data/client.ts';
import type { Log } from '../../data/log.ts';
import type { ClipBook } from './clip-book.ts';
import { clipsOf, durationMs } from './phrases.ts';
import { selectVoice } from './select-voice.ts';
import type { Speaker, Spoken } from './speaker.ts';
import { type Announcement, finish, observe, SILENT, start, type VoiceState } from './voice-queue.ts';

/** [QU-12] with more than this behind, announcements get short. */
const BACKLOG_MS = 15_000;

export interface Voice {
  /** What is being said now, null = nothing; the board shows it as a caption. */
  getSaying(): Announcement | null;
  subscribe(listener: () => void): () => void;
  stop(): void;
}

/**
 * The voice of a board: hears the hall through the client, says what the queue decides, tells the server what was
 * spoken. Which zones it speaks for is written in the zones themselves (`voice-claim.ts` sees to that).
 */
export function createVoice(deps: {
  client: Pick<CivicClient, 'getView' | 'subscribe' | 'serverNow' | 'send' | 'dismiss'>;
  speaker: Speaker;
  book: ClipBook;
  log: Log;
}): Voice {
  const { client, speaker, book, log } = deps;
  const listeners = new Set<() => void>();
  let state: VoiceState = SILENT;
  let stopped = false;

  function become(next: VoiceState): void {
    const changed = next.speaking !== state.speaking;
    state = next;
    if (changed) for (const listener of listeners) listener();
  }

  function hear(): void {
    const view = client.getView();
    const deviceId = view.hello?.device?.id;
    if (deviceId === undefined || stopped) return;
    become(observe(state, selectVoice(view.hall, deviceId, client.serverNow())));
    next();
    for (const item of view.outbox) {
      // News about a call that came too late to matter; nobody reads an outbox on a board.
      const dead = item.type === 'call.spoken' && (item.status === 'rejected' || item.status === 'set-aside');
      if (dead) void client.dismiss(item.id);
    }
  }

  function next(): void {
    const before = state.speaking;
    become(
      start(state, client.serverNow(), {
        maxAgeMs: settingsOf(client.getView().hall).voiceMaxAgeMs,
        backlogMs: BACKLOG_MS,
        durationMs: (announcement) => durationMs(book, announcement),
      }),
    );
    const { speaking } = state;
    if (speaking === null || speaking === before) return;
    void speaker.speak(clipsOf(book, speaking)).then((spoken) => ended(speaking, spoken));
  }

  function ended(announcement: Announcement, spoken: Spoken): void {
    if (stopped) return;
    report(announcement, spoken);
    become(finish(state));
    hear();
  }

  function report({ item }: Announcement, { played, missing }: Spoken): void {
    const { ticketId, number, calls } = item.call;
    if (missing.length > 0) log.warn('voice.clips-missing', { number, clips: missing.join(' ') });
    // A call that nobody could hear was not spoken: the clerk goes on seeing "not yet spoken".
    if (item.kind === 'call' && played > 0) void client.send('call.spoken', { ticketId, calls });
  }

  const unsubscribe = client.subscribe(hear);
  hear();

  return {
    getSaying: () => state.speaking,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    stop() {
      stopped = true;
      unsubscribe();
      speaker.stop();
    },
  };
}
