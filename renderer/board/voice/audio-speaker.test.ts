import { describe, expect, it } from 'vitest';
import { createManualTime } from '../../../shared/lib/manual-time.ts';
import { createAudioSpeaker, type Sound } from './audio-speaker.ts';

type Fate = 'plays' | 'broken' | 'blocked' | 'hangs';

/** A player of one clip: half a second of sound, or what goes wrong with it. */
function aSpeaker(fates: Readonly<Record<string, Fate>> = {}) {
  const time = createManualTime(0);
  const log: string[] = [];
  const open = (url: string): Sound => {
    const listeners = new Map<string, () => void>();
    const fate = fates[url] ?? 'plays';
    return {
      preload: '',
      addEventListener: (name: string, listener: unknown) => {
        if (typeof listener === 'function') listeners.set(name, () => listener());
      },
      play() {
        if (fate === 'blocked') return Promise.reject(new Error('not allowed'));
        log.push(`${time.now()} ${url}`);
        if (fate === 'plays') time.after(500, () => listeners.get('ended')?.());
        if (fate === 'broken') time.after(1, () => listeners.get('error')?.());
        return Promise.resolve();
      },
      pause: () => void log.push(`${time.now()} ${url} cut`),
    };
  };
  return { time, log, speaker: createAudioSpeaker({ open, scheduler: time }) };
}

const clip = (url: string, pauseMs = 0) => ({ name: url, url, pauseMs });

describe('the loudspeaker', () => {
  it('plays clip after clip, with the silence that the sentence asks for', async () => {
    const { time, log, speaker } = aSpeaker();
    const spoken = speaker.speak([clip('a'), clip('b', 400), clip('c')]);
    await time.advance(5000);
    expect(await spoken).toEqual({ played: 3, missing: [] });
    expect(log).toEqual(['0 a', '500 b', '1400 c']);
  });

  it.each(['broken', 'blocked', 'hangs'] as const)('goes on past a clip that is %s [QU-16]', async (fate) => {
    const { time, log, speaker } = aSpeaker({ b: fate });
    const spoken = speaker.speak([clip('a'), clip('b'), clip('c')]);
    await time.advance(20_000);
    expect(await spoken).toEqual({ played: 2, missing: ['b'] });
    expect(log.filter((line) => !line.endsWith('cut')).at(-1)).toMatch(/ c$/);
  });

  it('falls silent when it is stopped', async () => {
    const { time, log, speaker } = aSpeaker();
    const spoken = speaker.speak([clip('a'), clip('b')]);
    await time.advance(100);
    speaker.stop();
    await time.advance(5000);
    expect(await spoken).toMatchObject({ played: 0 });
    expect(log).toEqual(['0 a', '100 a cut']);
  });

  it('says nothing for nothing', async () => {
    expect(await aSpeaker().speaker.speak([])).toEqual({ played: 0, missing: [] });
  });
});
