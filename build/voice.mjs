// `npm run voice`: speaks the clips of the loudspeaker with espeak-ng and packs them with opusenc (Debian: espeak-ng,
// opus-tools). The same versions of both give the same bytes. `npm run voice -- --manifest` speaks nothing and only
// measures the clips that are there, for a hall that has put its own recordings in their place.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { say } from './lib/log.mjs';
import { opusDurationMs } from './lib/opus-duration.mjs';
import { root } from './lib/paths.mjs';
import { must } from './lib/run.mjs';
import { whenStarted } from './lib/script.mjs';
import { VOICE_TEXTS } from './lib/voice-texts.mjs';

const folder = join(root, 'assets', 'voice');

/** Kilobits per second: speech needs no more, and the board loads all clips at its start. */
const BITRATE = '24';

await whenStarted(import.meta.url, 'Voice', async () => {
  if (!process.argv.includes('--manifest')) {
    for (const [locale, texts] of Object.entries(VOICE_TEXTS)) await speak(locale, texts);
  }
  writeManifest();
});

/**
 * @param {string} locale
 * @param {import('./lib/voice-texts.mjs').VoiceTexts} texts
 */
async function speak(locale, { voice, wordsPerMinute, clips }) {
  const target = join(folder, locale);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const scratch = mkdtempSync(join(tmpdir(), 'voice-'));
  try {
    for (const [name, text] of Object.entries(clips)) {
      const wave = join(scratch, `${name}.wav`);
      // -z: no pause at the end, the clips follow each other closely.
      await must('espeak-ng', ['-v', voice, '-s', String(wordsPerMinute), '-z', '-w', wave, text], { quiet: true });
      const packing = ['--quiet', '--serial', '1', '--padding', '0', '--bitrate', BITRATE];
      await must('opusenc', [...packing, wave, join(target, `${name}.opus`)], { quiet: true });
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  say(`${locale}: ${Object.keys(clips).length} clips`);
}

function writeManifest() {
  const locales = Object.fromEntries(
    Object.entries(VOICE_TEXTS).map(([locale, { sentences }]) => {
      const names = readdirSync(join(folder, locale)).filter((name) => name.endsWith('.opus'));
      const clips = Object.fromEntries(
        names.sort().map((name) => {
          const durationMs = opusDurationMs(readFileSync(join(folder, locale, name)));
          return [name.slice(0, -'.opus'.length), { file: `${locale}/${name}`, durationMs }];
        }),
      );
      return [locale, { sentences, clips }];
    }),
  );
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify({ version: 1, locales }, null, 2)}\n`);
  say(`manifest: ${Object.keys(locales).join(', ')}`);
}
