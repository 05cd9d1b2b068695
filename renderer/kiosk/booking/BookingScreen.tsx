import { unreachable } from '../../../shared/lib/unreachable.ts';
import type { ScreenProps } from '../screens/screen-props.ts';
import { BookingCode } from './BookingCode.tsx';
import { BookingIdentity } from './BookingIdentity.tsx';
import { BookingMade } from './BookingMade.tsx';
import { BookingBusy, BookingDays, BookingGroups, BookingSlots, BookingStart } from './BookingSteps.tsx';
import { BookingView } from './BookingView.tsx';

/** The appointment pages: make one (business, day, half hour, ID), or find, keep and cancel it. */
export function BookingScreen(props: ScreenProps<'booking'>) {
  const { screen, ...rest } = props;
  switch (screen.step) {
    case 'start':
      return <BookingStart screen={screen} {...rest} />;
    case 'group':
      return <BookingGroups screen={screen} {...rest} />;
    case 'day':
      return <BookingDays screen={screen} {...rest} />;
    case 'slot':
      return <BookingSlots screen={screen} {...rest} />;
    case 'identity':
      return <BookingIdentity screen={screen} {...rest} />;
    case 'busy':
      return <BookingBusy screen={screen} {...rest} />;
    case 'made':
      return <BookingMade screen={screen} {...rest} />;
    case 'code':
      return <BookingCode screen={screen} {...rest} />;
    case 'show':
      return <BookingView screen={screen} {...rest} />;
    default:
      return unreachable(screen);
  }
}
