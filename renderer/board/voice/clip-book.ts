import { z } from 'zod';
import type { Locale } from '../../../shared/lib/text.ts';

const sentenceSchema = z.array(z.string().min(1).max(60)).max(20);
const localeSchema = z.object({
  /** Rows of clip names; `{number}` stands for letters and digits of the ticket, `{window}` for where to go. */
  sentences: z.object({ call: sentenceSchema, waitOn: sentenceSchema }),
  clips: z.record(z.string(), z.object({ file: z.string().min(1).max(200), durationMs: z.number().min(0) })),
});

/** `voice/manifest.json`: the clips there are and the sentences made of them. A hall replaces a clip by its file [QU-12]. */
export const manifestSchema = z.object({
  version: z.literal(1),
  locales: z.object({ 'zh-CN': localeSchema, en: localeSchema }),
});
export type Manifest = z.infer<typeof manifestSchema>;

export type SentenceName = keyof Manifest['locales']['en']['sentences'];
export type BookClip = { readonly name: string; readonly url: string; readonly durationMs: number };

/** Clips and sentences by language. */
export interface ClipBook {
  sentence(locale: Locale, name: SentenceName): readonly string[];
  /** Undefined when there is no such clip: the sentence goes on without it [QU-16]. */
  find(locale: Locale, name: string): BookClip | undefined;
}

/** `base`: address of the folder that holds the manifest, with a slash at its end. */
export function createClipBook(manifest: Manifest, base: string): ClipBook {
  return {
    sentence: (locale, name) => manifest.locales[locale].sentences[name],
    find(locale, name) {
      const { clips } = manifest.locales[locale];
      const clip = Object.hasOwn(clips, name) ? clips[name] : undefined;
      if (clip === undefined) return undefined;
      return { name: `${locale}/${name}`, url: new URL(clip.file, base).href, durationMs: clip.durationMs };
    },
  };
}
