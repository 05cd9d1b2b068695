import { describe, expect, it } from 'vitest';
import { settingsSchema } from '../../../shared/settings/settings.ts';
import { checkDraft, draftOf } from './settings-draft.ts';

const { servicePin: _pin, ...BASE } = settingsSchema.parse({});

describe('the settings form', () => {
  it('changes nothing when nothing was touched', () => {
    const settings = {
      ...BASE,
      printer: { kind: 'network' as const, host: '10.0.0.9', port: 9101, dots: 384 as const, neighbour: null },
    };
    expect(checkDraft(settings, draftOf(settings))).toEqual({ ok: true, settings });
  });

  it('keeps settings that the form does not show', () => {
    const settings = { ...BASE, zoneIds: ['one'], windowNumber: 7 };
    const checked = checkDraft(settings, { ...draftOf(settings), rushMode: true });
    expect(checked).toMatchObject({ ok: true, settings: { zoneIds: ['one'], windowNumber: 7, rushMode: true } });
  });

  it.each([
    [{ server: 'ftp://x' }, 'server'],
    [{ server: 'hall' }, 'server'],
    [{ printerKind: 'network', printerHost: ' ' }, 'printerHost'],
    [{ printerKind: 'network', printerHost: 'p', printerPort: '70000' }, 'printerPort'],
    [{ printerKind: 'network', printerHost: 'p', printerPort: 'x' }, 'printerPort'],
    [{ printerKind: 'network', printerHost: 'p', neighbourHost: 'q' }, 'neighbourName'],
  ] as const)('%j is refused at its own field', (change, field) => {
    expect(checkDraft(BASE, { ...draftOf(BASE), ...change })).toEqual({ ok: false, fields: [field] });
  });
});
