import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, describe, expect, it } from 'vitest';
import type { StripState } from '../../shared/ipc/channels.ts';
import { createHeardHost } from '../counter/testing/render-counter.tsx';
import { createTexts } from '../i18n/init.ts';
import { keyOfText, StripPage } from './StripPage.tsx';
import { createStripSource } from './strip-source.ts';

afterEach(cleanup);

const CALLED: StripState = {
  number: 'A012',
  windowNumber: 3,
  status: 'called',
  waiting: 7,
  next: 'F3 开始办理',
  hint: '尚未播报',
  locale: 'zh-CN',
};

function show(state: StripState, when: 'before' | 'after' = 'after') {
  const host = createHeardHost();
  const source = createStripSource(host.platform);
  if (when === 'before') host.emit('strip.state', state);
  render(
    <I18nextProvider i18n={createTexts('zh-CN')}>
      <StripPage platform={host.platform} source={source} />
    </I18nextProvider>,
  );
  if (when === 'after') act(() => host.emit('strip.state', state));
  return host;
}

describe('the strip page', () => {
  it('draws number, state, who waits, the next key and a hint', () => {
    const host = show(CALLED);
    expect(host.heard).toEqual([]);
    for (const text of ['A\u00a0012', '呼叫中', '7 人等候', 'F3 开始办理', '尚未播报']) {
      expect(screen.getByText(text.replace('\u00a0', ' '))).toBeTruthy();
    }
  });

  it('a picture that came before anything was drawn is not lost', () => {
    const host = show(CALLED, 'before');
    expect(host.heard).toEqual([]);
    expect(screen.getByText('F3 开始办理')).toBeTruthy();
  });

  it('a click on the next key presses it, a click on the number opens the counter', () => {
    const host = show(CALLED);
    fireEvent.click(screen.getByRole('button', { name: 'F3 开始办理' }));
    fireEvent.click(screen.getByTitle('打开工作台'));
    expect(host.heard).toEqual([
      { channel: 'strip.act', input: { act: 'key', key: 'F3' } },
      { channel: 'strip.act', input: { act: 'open' } },
    ]);
  });

  it('[SE-4] locked: the number stays, the PIN is typed here, digits only', () => {
    const host = show({ ...CALLED, status: 'locked', next: '', hint: '' });
    expect(screen.getByText('A 012')).toBeTruthy();
    const pin = screen.getByLabelText('PIN');
    fireEvent.change(pin, { target: { value: '24x68' } });
    fireEvent.submit(pin);
    expect(host.heard).toEqual([{ channel: 'strip.act', input: { act: 'unlock', pin: '2468' } }]);
    expect(pin).toHaveProperty('value', '');
  });

  it('speaks the language of the counter', () => {
    const host = show({ ...CALLED, locale: 'en', next: 'F3 Start', hint: '' });
    expect(host.heard).toEqual([]);
    expect(screen.getByText('7 waiting')).toBeTruthy();
    expect(document.documentElement.lang).toBe('en');
  });

  it('finds the key a text begins with', () => {
    expect([keyOfText('F1 叫下一位'), keyOfText('F8 Resume'), keyOfText('F9 x'), keyOfText('叫下一位')]).toEqual([
      'F1',
      'F8',
      null,
      null,
    ]);
  });
});
