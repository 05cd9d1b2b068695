import { useMemo } from 'react';
import type { Catalogue } from '../../../shared/domain/catalogue/content.ts';
import { useCatalogueSearch } from '../../search/use-catalogue-search.ts';
import type { FindItems } from './guide-input.ts';

/** More than anybody turns pages for. */
const MOST = 60;

/** The search over the catalogue that this kiosk has; works without a line [OF-2]. */
export function useFindItems(catalogue: Catalogue): FindItems {
  const search = useCatalogueSearch(catalogue);
  return useMemo(() => {
    const byId = new Map(catalogue.items.map((item) => [item.id, item]));
    return (text, locale) =>
      search?.find(text, locale, MOST).flatMap(({ kind, id }) => {
        const item = kind === 'item' ? byId.get(id) : undefined;
        return item === undefined ? [] : [item];
      }) ?? null;
  }, [catalogue, search]);
}
