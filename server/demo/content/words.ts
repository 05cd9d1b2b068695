import type { Material, Situation } from '../../../shared/domain/catalogue/catalogue.ts';
import type { LocalText } from '../../../shared/lib/text.ts';

/** Chinese, and English where there is one. */
export function t(zh: string, en?: string | null): LocalText {
  return en ? { 'zh-CN': zh, en } : { 'zh-CN': zh };
}

/** What the source catalogue does not say about an item. Materials by the end of their ids: `M01`. */
export type ItemWords = {
  readonly synonyms?: readonly string[];
  readonly steps?: readonly LocalText[];
  readonly situations?: readonly Situation[];
  readonly when?: Readonly<Record<string, Material['when']>>;
  readonly examples?: Readonly<Record<string, LocalText>>;
};
