import Store from 'electron-store';
import type { Settings } from '../../shared/settings/settings.ts';
import type { SettingsFile } from './settings-store.ts';

/** The settings file as electron-store keeps it: JSON, replaced in one step, readable by its owner only. */
export function openElectronSettingsFile(options: { readonly folder: string; readonly name: string }): SettingsFile {
  const store = new Store<Settings>({ cwd: options.folder, name: options.name, configFileMode: 0o600 });
  return {
    write(settings) {
      store.store = settings;
    },
  };
}
