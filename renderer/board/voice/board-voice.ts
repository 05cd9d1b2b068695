import type { Scheduler, Timer } from '../../../shared/lib/clock.ts';
import type { CivicClient } from '../../data/client.ts';
import type { Log } from '../../data/log.ts';
import type { ClipBook } from './clip-book.ts';
import type { Speaker } from './speaker.ts';
import { createVoice, type Voice } from './voice.ts';
import { createVoiceClaim } from './voice-claim.ts';

/** A list of clips that cannot be read now is tried again after this. */
const RETRY_MS = 30_000;

/**
 * The voice of a board from its start: it waits until the server has named this device a board (the public page never
 * is one), reads the list of clips, and only then offers to speak for the zones. Without clips it offers nothing, so
 * that nobody waits for words that never come, and the board goes on showing [QU-12, QU-16].
 */
export function createBoardVoice(deps: {
  client: CivicClient;
  zoneIds: readonly string[];
  speaker: Speaker;
  loadBook: () => Promise<ClipBook>;
  scheduler: Scheduler;
  random: () => number;
  /** Whether calls can be heard: `failed` without clips, or when no clip of a call could be played. */
  onHealth: (voice: 'ok' | 'failed') => void;
  log: Log;
}): Voice {
  const { client, log, scheduler, onHealth } = deps;
  const speaker: Speaker = {
    async speak(clips) {
      const spoken = await deps.speaker.speak(clips);
      if (spoken.played > 0) onHealth('ok');
      else if (spoken.missing.length > 0) onHealth('failed');
      return spoken;
    },
    stop: () => deps.speaker.stop(),
  };
  const listeners = new Set<() => void>();
  const stops: (() => void)[] = [];
  let voice: Voice | null = null;
  let timer: Timer | null = null;
  let loading = false;
  let stopped = false;

  function look(): void {
    if (loading || timer !== null || voice !== null || stopped) return;
    if (client.getView().hello?.device?.role !== 'board') return;
    loading = true;
    void deps
      .loadBook()
      .then(begin, failed)
      .finally(() => {
        loading = false;
      });
  }

  function begin(book: ClipBook): void {
    if (stopped) return;
    onHealth('ok');
    voice = createVoice({ ...deps, speaker, book });
    const claim = createVoiceClaim(deps);
    stops.push(
      voice.subscribe(() => {
        for (const listener of [...listeners]) listener();
      }),
      () => claim.stop(),
    );
  }

  function failed(error: unknown): void {
    onHealth('failed');
    log.error('voice.no-clips', { error: String(error).slice(0, 200) });
    timer = scheduler.after(RETRY_MS, () => {
      timer = null;
      look();
    });
  }

  stops.push(client.subscribe(look));
  look();

  return {
    getSaying: () => voice?.getSaying() ?? null,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    stop() {
      stopped = true;
      timer?.cancel();
      for (const stop of stops) stop();
      voice?.stop();
    },
  };
}
