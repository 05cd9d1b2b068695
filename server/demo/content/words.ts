import type { Material, Situation } from '../../../shared/domain/catalogue/catalogue.ts';
import type { LocalText } from '../../../shared/lib/text.ts';

/** Chinese, and English where there is one. */
export function t(zh: string, en?: string | null): LocalText {
  return en ? { 'zh-CN': zh, en } : { 'zh-CN': zh };
}

/** Questions of an item; which answers a material belongs to, by the end of its id: `M01`. */
export type ItemSituations = {
  readonly situations: readonly Situation[];
  readonly when: Readonly<Record<string, Material['when']>>;
};
