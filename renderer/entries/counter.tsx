import '../platform/zod-without-eval.ts';
import '../ui/base.css';
import { present } from '../../shared/lib/assert.ts';
import { mountCounter } from '../counter/mount-counter.tsx';
import { startPage } from '../platform/start-page.ts';
import { mountStrip } from '../strip/mount-strip.tsx';

/** The counter client; with `#strip` the same page is the small window on top of other programs. */
const root = present(document.getElementById('root'), '#root');

if (window.host && window.location.hash === '#strip') {
  await mountStrip(window.host, root);
} else {
  const page = await startPage({ mode: 'counter', face: 'guide', version: 'browser' });
  mountCounter(page, root, window.localStorage);
}
