import { createContext, type ReactNode, useContext } from 'react';

/** Opens the practice hall; null where there is none to open: in the practice hall itself, and before a hall is known. */
export type OpenPractice = (() => void) | null;

const PracticeContext = createContext<OpenPractice>(null);

export function PracticeProvider({ open, children }: { readonly open: OpenPractice; readonly children: ReactNode }) {
  return <PracticeContext value={open}>{children}</PracticeContext>;
}

export function useOpenPractice(): OpenPractice {
  return useContext(PracticeContext);
}
