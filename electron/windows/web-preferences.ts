import type { WebPreferences } from 'electron';

/** Of every window there is [SE-1]. What is Electron's default today is written down too, so that a test can hold it. */
export function webPreferences(preload: string): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    plugins: false,
    devTools: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    /** alert, confirm and prompt; the content policy takes them away as well [KI-6]. */
    disableDialogs: true,
    /** Pages that could open the file dialog of the system by script [KI-6]. */
    disableBlinkFeatures: 'FileSystemAccessLocal',
    /** Boards speak and nobody touches them. */
    autoplayPolicy: 'no-user-gesture-required',
    /** A covered board or counter goes on counting, speaking and syncing. */
    backgroundThrottling: false,
  };
}
