import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createClipBook, manifestSchema } from '../../renderer/board/voice/clip-book.ts';
import { clipsOf, durationMs } from '../../renderer/board/voice/phrases.ts';
import type { Announcement } from '../../renderer/board/voice/voice-queue.ts';

const folder = resolve(import.meta.dirname, '../../assets/voice');
const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));
const book = createClipBook(manifest, 'app://civichall/voice/');

function announcement(kind: Announcement['item']['kind'], number: string, windowNumber: number): Announcement {
  const call = { ticketId: 't', number, windowNumber, windowId: 'w', calls: 1, at: 0, english: true, spoken: false };
  return { item: { kind, call, at: 0 }, chinese: 2, english: true };
}

describe('the clips that ship', () => {
  it('are all there', () => {
    for (const { clips } of Object.values(manifest.locales)) {
      for (const { file } of Object.values(clips)) expect(existsSync(join(folder, file)), file).toBe(true);
    }
  });

  it.each(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'K', 'L', 'N'])(
    '[QU-12] say every number of group %s to every window whole, and the correction too',
    (prefix) => {
      for (const number of [`${prefix}0123456789`, `${prefix}P03`, `${prefix}Y07`]) {
        for (let window = 1; window <= 36; window += 1) {
          const parts = number.length;
          // Twice in Chinese and once in English: opening word, number, "go to", window.
          expect(clipsOf(book, announcement('call', number, window))).toHaveLength(3 * (parts + 3));
        }
        expect(clipsOf(book, announcement('wait-on', number, 3))).toHaveLength(3 * (number.length + 2));
      }
    },
  );

  it('[QU-12] [QU-8] have said a call in full before the first recall is lawful', () => {
    expect(durationMs(book, announcement('call', 'A012', 35))).toBeLessThan(20_000);
  });
});
