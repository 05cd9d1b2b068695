import type { z } from 'zod';
import type { ChannelInput } from '../../../shared/ipc/channels.ts';
import { settingsSchema } from '../../../shared/settings/settings.ts';
import type { AppInfo } from './host-info.ts';

export type Settings = AppInfo['settings'];

/** The form as it is typed: every field of every printer at once, so that switching back and forth loses nothing. */
export type SettingsDraft = {
  readonly server: string;
  readonly locale: Settings['locale'];
  readonly rushMode: boolean;
  readonly allowPlainToken: boolean;
  readonly printerKind: Settings['printer']['kind'];
  readonly printerHost: string;
  readonly printerPort: string;
  readonly printerDots: '576' | '384';
  readonly printerName: string;
  /** Empty: no other printer stands in [KI-7]. */
  readonly neighbourHost: string;
  readonly neighbourPort: string;
  readonly neighbourName: string;
};

export type DraftField = keyof SettingsDraft;

export function draftOf({ server, locale, rushMode, allowPlainToken, printer }: Settings): SettingsDraft {
  const network = printer.kind === 'network' ? printer : null;
  return {
    server,
    locale,
    rushMode,
    allowPlainToken,
    printerKind: printer.kind,
    printerHost: network?.host ?? '',
    printerPort: String(network?.port ?? 9100),
    printerDots: network?.dots === 384 ? '384' : '576',
    printerName: printer.kind === 'system' ? printer.name : '',
    neighbourHost: network?.neighbour?.host ?? '',
    neighbourPort: String(network?.neighbour?.port ?? 9100),
    neighbourName: network?.neighbour?.name ?? '',
  };
}

const FIELD_OF: Readonly<Record<string, DraftField>> = {
  server: 'server',
  'printer.host': 'printerHost',
  'printer.port': 'printerPort',
  'printer.name': 'printerName',
  'printer.neighbour.host': 'neighbourHost',
  'printer.neighbour.port': 'neighbourPort',
  'printer.neighbour.name': 'neighbourName',
};

export type Checked =
  | { readonly ok: true; readonly settings: ChannelInput<'settings.save'>['settings'] }
  | { readonly ok: false; readonly fields: readonly DraftField[] };

/** 0, which the schema refuses, for what is no number. */
function portOf(typed: string): number {
  return /^[0-9]{1,5}$/.test(typed) ? Number(typed) : 0;
}

function printerOf(draft: SettingsDraft): z.input<typeof settingsSchema>['printer'] {
  switch (draft.printerKind) {
    case 'none':
      return { kind: 'none' };
    case 'network':
      return {
        kind: 'network',
        host: draft.printerHost.trim(),
        port: portOf(draft.printerPort),
        dots: draft.printerDots === '384' ? 384 : 576,
        neighbour:
          draft.neighbourHost.trim() === ''
            ? null
            : {
                host: draft.neighbourHost.trim(),
                port: portOf(draft.neighbourPort),
                name: draft.neighbourName.trim(),
              },
      };
    case 'system':
      return { kind: 'system', name: draft.printerName.trim() };
  }
}

/** The whole settings with the form's fields in place, checked by the very schema that main uses. */
export function checkDraft(base: Settings, draft: SettingsDraft): Checked {
  const { server, locale, rushMode, allowPlainToken } = draft;
  const wished = { ...base, server: server.trim(), locale, rushMode, allowPlainToken, printer: printerOf(draft) };
  const parsed = settingsSchema.omit({ servicePin: true }).safeParse(wished);
  if (parsed.success) return { ok: true, settings: parsed.data };
  const fields = parsed.error.issues.map((issue) => FIELD_OF[issue.path.join('.')]);
  return { ok: false, fields: fields.filter((field) => field !== undefined) };
}
