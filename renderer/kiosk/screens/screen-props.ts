import type { ReactNode } from 'react';
import type { Capacity } from '../layout.ts';
import type { KioskScreen } from '../select/select-kiosk-screen.ts';
import type { VisitActions } from '../visit/create-visit.ts';

/** What every screen gets: its part of the view model and the touches it can report. */
export type ScreenProps<K extends KioskScreen['kind']> = {
  readonly screen: Extract<KioskScreen, { kind: K }>;
  readonly capacity: Capacity;
  readonly actions: VisitActions;
  /** What is touched lies in the lower 40 % of the screen. */
  readonly low: boolean;
  /** The display tools when they belong to the lower part of the page. */
  readonly tools: ReactNode;
};
