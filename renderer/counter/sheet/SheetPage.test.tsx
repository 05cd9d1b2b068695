import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { StaffView } from '../../../shared/protocol/down.ts';
import { createDeskWorld, WANG } from '../testing/desk-world.ts';
import { renderCounter } from '../testing/render-counter.tsx';

const CHIEF: StaffView = { ...WANG, staffId: 's-chief', sessionId: 'session-chief', plate: '901', roles: ['manager'] };

afterEach(cleanup);

it('[QU-15] S opens the sheet, Escape leads back; a day that the books do not know is said to be so', async () => {
  const world = createDeskWorld({ staff: CHIEF });
  const page = renderCounter(world, {});
  await act(() => page.session.unlock('1234'));
  const key = async (name: string) => {
    fireEvent.keyDown(document.activeElement ?? document.body, { key: name });
    await act(() => world.time.advance(500));
  };
  await key('s');
  expect(screen.getByRole('heading', { name: '日报' })).toBeTruthy();
  // The hall of this test has rows and no books.
  expect(screen.getByText('账上没有这一天。')).toBeTruthy();
  expect(screen.getByRole('button', { name: /存 Excel/ }).getAttribute('aria-disabled')).toBe('true');
  await key('b');
  expect(screen.queryByLabelText('中文'), 'keys of the console rest meanwhile').toBeNull();
  await key('Escape');
  expect(screen.getByRole('heading', { name: '大厅管理' })).toBeTruthy();
});
