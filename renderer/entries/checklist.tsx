import { createRoot } from 'react-dom/client';
import { readCarriedFragment } from '../../shared/domain/catalogue/carried-link.ts';
import type { Item } from '../../shared/domain/catalogue/catalogue.ts';
import { present } from '../../shared/lib/assert.ts';
import '../phone/phone.css';
import { ListApp } from '../phone/ListApp.tsx';

// Composition root of the checklist that a visitor took along from the kiosk. It asks the server for the item once.

/** Null when the item is not published any more; rejects when there is no answer. */
async function load(itemId: string): Promise<Item | null> {
  const answer = await fetch(`/api/items/${encodeURIComponent(itemId)}`, { headers: { accept: 'application/json' } });
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
  return (await answer.json()) as Item;
}

// Another list scanned into the same tab.
window.addEventListener('hashchange', () => location.reload());

createRoot(present(document.getElementById('root'), 'root')).render(
  <ListApp link={readCarriedFragment(location.hash)} load={load} />,
);
