import { createRoot } from 'react-dom/client';
import { io } from 'socket.io-client';
import { present } from '../../shared/lib/assert.ts';
import '../phone/phone.css';
import { PhoneApp } from '../phone/PhoneApp.tsx';
import { createPhoneLink, type PhoneLink } from '../phone/phone-link.ts';
import { createPhoneDial } from '../phone/phone-socket.ts';
import { tokenOf } from '../phone/token.ts';
import { createBrowserClock, createBrowserIds, createBrowserScheduler } from '../platform/browser-time.ts';

// Composition root of the phone page.
const clock = createBrowserClock();
const scheduler = createBrowserScheduler();

function openLink(): PhoneLink | null {
  const token = tokenOf(location.hash);
  if (token === null) return null;
  return createPhoneLink({
    token,
    dial: createPhoneDial((options) => io(location.origin, options)),
    clock,
    scheduler,
    random: Math.random,
    ids: createBrowserIds(clock),
  });
}

const link = openLink();
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') link?.wake();
});
window.addEventListener('online', () => link?.wake());
// Another slip scanned into the same tab.
window.addEventListener('hashchange', () => location.reload());

createRoot(present(document.getElementById('root'), 'root')).render(
  <PhoneApp
    link={link}
    clock={clock}
    scheduler={scheduler}
    languages={navigator.languages}
    reload={() => location.reload()}
    vibrate={'vibrate' in navigator ? (pattern) => void navigator.vibrate([...pattern]) : undefined}
  />,
);
