import { type ClipBook, createClipBook, manifestSchema } from './clip-book.ts';

/** Reads the list of clips that lies beside the page. `pageUrl`: the page's own address. */
export async function loadClipBook(fetchList: typeof fetch, pageUrl: string): Promise<ClipBook> {
  const url = new URL('voice/manifest.json', pageUrl);
  const response = await fetchList(url);
  if (!response.ok) throw new Error(`voice/manifest.json: ${response.status}`);
  return createClipBook(manifestSchema.parse(await response.json()), new URL('.', url).href);
}
