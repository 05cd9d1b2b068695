import { describe, expect, it } from 'vitest';
import { settingsSchema } from '../../../shared/settings/settings.ts';
import { checkDraft, draftOf, toggleZone } from './setup-draft.ts';

const { servicePin: _pin, ...BASE } = settingsSchema.parse({ face: 'window', windowNumber: 3, rushMode: true });

describe('the set-up of a wall', () => {
  it('changes what is on the page and leaves the rest', () => {
    const draft = { ...draftOf(BASE), server: ' https://hall.example ', windowNumber: '12', voice: false };
    expect(checkDraft(BASE, draft)).toEqual({
      ok: true,
      settings: { ...BASE, server: 'https://hall.example', windowNumber: 12, voice: false },
    });
    expect(checkDraft(BASE, draftOf(BASE))).toEqual({ ok: true, settings: BASE });
    expect(checkDraft(BASE, { ...draftOf(BASE), windowNumber: '' })).toMatchObject({
      settings: { windowNumber: null },
    });
  });

  it.each(['0', '100', 'three', '-1', '3.5'])('names the field when the window is %s', (windowNumber) => {
    expect(checkDraft(BASE, { ...draftOf(BASE), windowNumber })).toEqual({ ok: false, fields: ['windowNumber'] });
  });

  it('names the field when the address is none', () => {
    expect(checkDraft(BASE, { ...draftOf(BASE), server: 'hall' })).toEqual({ ok: false, fields: ['server'] });
  });

  it('ticks zones: none ticked is all, all ticked is none, unknown ones fall away', () => {
    const zones = [{ id: 'a' }, { id: 'b' }];
    expect(toggleZone(zones, [], 'a')).toEqual(['a']);
    expect(toggleZone(zones, ['a'], 'b')).toEqual([]);
    expect(toggleZone(zones, ['a', 'gone'], 'a')).toEqual([]);
  });
});
