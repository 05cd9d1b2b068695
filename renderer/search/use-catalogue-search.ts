import { useEffect, useState } from 'react';
import type { Catalogue } from '../../shared/domain/catalogue/content.ts';
import type { CatalogueSearch } from './catalogue-search.ts';

/** Until the screen has nothing better to do. */
function idle(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: 200 });
    else setTimeout(resolve, 0);
  });
}

/**
 * Search over this catalogue, null until it has been built beside the screen; built once for each version, and the one
 * before serves meanwhile. Its code is fetched from disk with the first use, so the first screen does not wait for it.
 */
export function useCatalogueSearch(catalogue: Catalogue): CatalogueSearch | null {
  const [search, setSearch] = useState<CatalogueSearch | null>(null);
  useEffect(() => {
    let isWanted = true;
    async function build(): Promise<void> {
      const { buildCatalogueSearch } = await import('./catalogue-search.ts');
      const built = await buildCatalogueSearch(catalogue, async () => {
        await idle();
        return isWanted;
      });
      if (built !== null && isWanted) setSearch(built);
    }
    void build();
    return () => {
      isWanted = false;
    };
  }, [catalogue]);
  return search;
}
