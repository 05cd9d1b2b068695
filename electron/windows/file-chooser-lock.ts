import type { WebContents } from 'electron';
import { errorCode, type Log } from '../start/log.ts';

/**
 * Keeps the file dialog of the system shut [KI-6]. `<input type=file>` opens it without asking any permission, and the
 * debugging protocol is the only switch for it: inside this process, no port is opened.
 */
export function lockFileChooser(contents: WebContents, log: Log): void {
  const { debugger: inspector } = contents;

  async function shut() {
    try {
      if (!inspector.isAttached()) inspector.attach('1.3');
      await inspector.sendCommand('Page.enable');
      await inspector.sendCommand('Page.setInterceptFileChooserDialog', { enabled: true });
    } catch (error) {
      log.error('file-chooser.not-locked', { code: errorCode(error) });
    }
  }

  inspector.on('message', (_event, method) => {
    if (method === 'Page.fileChooserOpened') log.warn('file-chooser.refused');
  });
  // A new process of the page, after a crash, starts without it.
  contents.on('did-navigate', () => void shut());
}
