import type { ReactNode } from 'react';
import type { WindowStatus } from '../../../shared/domain/window/window.ts';
import { STATE_WORD } from '../model/words.ts';
import { CallIcon, ClosedIcon, FreeIcon, PauseIcon, ServeIcon } from './icons.tsx';
import { useWords } from './use-speak.ts';

const ICON: Readonly<Record<WindowStatus, ReactNode>> = {
  closed: <ClosedIcon />,
  free: <FreeIcon />,
  called: <CallIcon />,
  serving: <ServeIcon />,
  paused: <PauseIcon />,
};

/** The state of a window as sign and word; colour comes from the place that holds it. */
export function StateSign({ status }: { readonly status: WindowStatus }) {
  const words = useWords();
  return (
    <>
      {ICON[status]}
      <span>{words(STATE_WORD[status])}</span>
    </>
  );
}
