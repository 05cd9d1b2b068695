import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import type { PageRole } from '../windows/page-role.ts';
import type { Listen, Sender } from './answer-calls.ts';

/** `ipcMain.handle`, with what is known of the sender. */
export function listenOn(roleOf: (contents: WebContents) => PageRole | null): Listen {
  return (name, answer) => {
    ipcMain.handle(name, (event, input: unknown) => answer(senderOf(event, roleOf), input));
  };
}

function senderOf(event: IpcMainInvokeEvent, roleOf: (contents: WebContents) => PageRole | null): Sender {
  const frame = event.senderFrame;
  return {
    role: roleOf(event.sender),
    address: frame?.url ?? null,
    isMainFrame: frame !== null && frame.parent === null,
  };
}
