import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carriedSchema } from './carried.ts';
import { carriedFragment, readCarriedFragment } from './carried-link.ts';

const CARRIED = { itemId: 'MR-01', version: 3, answers: { who: 'self', address: 'papers' } };

describe('a checklist in an address', () => {
  it('stands behind the # in plain letters', () => {
    expect(carriedFragment(CARRIED, '2026-05-12', 'en')).toBe('en~2026-05-12~3~MR-01~who=self~address=papers');
  });

  it('is read as it was written, whatever the ids are', () => {
    const id = fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }).filter((each) => each.length <= 60);
    const answers = fc.dictionary(id, id, { maxKeys: 10 });
    fc.assert(
      fc.property(id, fc.integer({ min: 1, max: 9999 }), answers, (itemId, version, given) => {
        const carried = carriedSchema.safeParse({ itemId, version, answers: given });
        fc.pre(carried.success && !('__proto__' in given && Object.hasOwn(given, '__proto__')));
        const link = readCarriedFragment(`#${carriedFragment({ itemId, version, answers: given }, '', 'zh-CN')}`);
        expect(link).toEqual({ carried: { itemId, version, answers: { ...given } }, day: '', locale: 'zh-CN' });
      }),
    );
  });

  it.each([
    '',
    '#',
    'zh~2026-05-12~3',
    'zh~yesterday~3~MR-01',
    'zh~2026-05-12~0~MR-01',
    'zh~2026-05-12~x~MR-01',
    'zh~2026-05-12~3~',
    'zh~2026-05-12~3~MR-01~who',
    'zh~2026-05-12~3~MR-01~who=a=b',
    'zh~2026-05-12~3~MR-01~who=%E4%B8',
    `zh~2026-05-12~3~${'x'.repeat(61)}`,
    `zh~2026-05-12~3~MR-01${'~a=b'.repeat(11)}`,
  ])('is refused when it is none: %s', (fragment) => {
    expect(readCarriedFragment(fragment)).toBeNull();
  });
});
