import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import type { Host } from '../../shared/ipc/channels.ts';
import { createTexts } from '../i18n/init.ts';
import { createHostPlatform } from '../platform/host-platform.ts';
import { StripPage } from './StripPage.tsx';
import { createStripSource } from './strip-source.ts';

/** Puts the strip into a page: no client, no storage, only what the counter page sends over. */
export async function mountStrip(host: Host, element: HTMLElement): Promise<void> {
  const platform = createHostPlatform(host);
  const source = createStripSource(platform);
  const info = await platform.call('app.info', {});
  const texts = createTexts(info.settings.locale);
  createRoot(element).render(
    <I18nextProvider i18n={texts}>
      <StripPage platform={platform} source={source} />
    </I18nextProvider>,
  );
}
