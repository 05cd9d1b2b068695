import { cleanup, renderHook, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { type Catalogue, EMPTY_CATALOGUE } from '../../shared/domain/catalogue/content.ts';
import { useCatalogueSearch } from './use-catalogue-search.ts';

afterEach(cleanup);

/** The words of a language are loaded first, which a busy machine may take its time over. */
const PATIENT = { timeout: 10_000 };

function aCatalogue(question: string): Catalogue {
  const faq = { id: question, category: { 'zh-CN': '问' }, question: { 'zh-CN': question }, answer: { 'zh-CN': '答' } };
  return { ...EMPTY_CATALOGUE, faqs: [faq] };
}

it('is there after a while; a new version takes over, and the one before serves until then', async () => {
  const { result, rerender } = renderHook(({ catalogue }) => useCatalogueSearch(catalogue), {
    initialProps: { catalogue: aCatalogue('过号') },
  });
  expect(result.current).toBeNull();
  await waitFor(() => expect(result.current?.find('过号', 'zh-CN', 5)).toHaveLength(1), PATIENT);
  rerender({ catalogue: aCatalogue('预约') });
  expect(result.current?.find('过号', 'zh-CN', 5)).toHaveLength(1);
  await waitFor(() => expect(result.current?.find('预约', 'zh-CN', 5)).toHaveLength(1), PATIENT);
  expect(result.current?.find('过号', 'zh-CN', 5)).toEqual([]);
});
