import type { MouseEvent } from 'react';

/**
 * For buttons of the work screen: a click acts but does not take the focus, so that the next Enter is still the next
 * step and not the same button again. The Tab key reaches them as ever.
 */
export function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}
