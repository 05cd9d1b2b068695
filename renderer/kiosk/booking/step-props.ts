import type { ScreenProps } from '../screens/screen-props.ts';
import type { BookingScreen } from './select-booking.ts';

/** What the page of one step gets. */
export type StepProps<S extends BookingScreen['step']> = Omit<ScreenProps<'booking'>, 'screen'> & {
  readonly screen: Extract<BookingScreen, { step: S }>;
};
