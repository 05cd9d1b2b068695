import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { readCarriedFragment } from '../../shared/domain/catalogue/carried-link.ts';
import { type Item, itemSchema } from '../../shared/domain/catalogue/catalogue.ts';
import { ListApp } from './ListApp.tsx';

afterEach(cleanup);

const material = (id: string, more: object) => ({
  id,
  name: { 'zh-CN': `材料${id}`, en: `Paper ${id}` },
  form: 'original',
  originals: 1,
  copies: 0,
  fetched: false,
  tolerance: false,
  condition: null,
  ...more,
});
const ITEM = itemSchema.parse({
  id: 'licence',
  version: 2,
  name: { 'zh-CN': '营业执照' },
  prefix: 'A',
  instant: false,
  promised: null,
  fee: { 'zh-CN': '不收费', en: 'Free' },
  materials: [
    material('1', { when: [{ situation: 'who', options: ['me'] }] }),
    material('2', { when: [{ situation: 'who', options: ['agent'] }] }),
    material('3', { fetched: true }),
  ],
  situations: [
    {
      id: 'who',
      question: { 'zh-CN': '谁来办？', en: 'Who comes?' },
      options: [
        { id: 'me', label: { 'zh-CN': '本人', en: 'Me' } },
        { id: 'agent', label: { 'zh-CN': '代办', en: 'An agent' } },
      ],
    },
  ],
});

const show = (fragment: string, load: (id: string) => Promise<Item | null>) =>
  render(<ListApp link={readCarriedFragment(fragment)} load={load} />);

it('shows the list of this case, in both languages, and says what is only in Chinese', async () => {
  show('#zh~2026-05-12~2~licence~who=me', async () => ITEM);
  await screen.findByText('材料1');
  expect(screen.queryByText('材料2')).toBeNull();
  expect(screen.queryByRole('status')).toBeNull();
  expect(screen.queryByText('部分内容暂时只有中文。')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'English' }));
  expect(screen.queryByText('Paper 1')).not.toBeNull();
  expect(screen.getByText('营业执照').getAttribute('lang')).toBe('zh-CN');
  expect(screen.queryByText(/only available in Chinese/)).not.toBeNull();
  expect(document.documentElement.lang).toBe('en');
});

it('says of which day the list is when there is a newer one', async () => {
  show('#en~2026-05-12~1~licence~who=agent', async () => ITEM);
  expect((await screen.findByRole('status')).textContent).toMatch(/Tuesday.* 12 May/);
  expect(screen.queryByText('Paper 2')).not.toBeNull();
});

it('offers another try when there is no answer', async () => {
  let tries = 0;
  show('#en~2026-05-12~2~licence', async () => {
    tries += 1;
    if (tries === 1) throw new Error('no line');
    return ITEM;
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Try again' }));
  await screen.findByText('Paper 1');
});

it('an item that is gone, and an address without a list, are said', async () => {
  show('#en~2026-05-12~2~licence', async () => null);
  await screen.findByText('This service is no longer offered');
  cleanup();
  show('#nonsense', () => Promise.reject(new Error('must not ask')));
  await screen.findByText('这个地址里没有清单');
});
