import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { type KeyboardLabels, TouchKeyboard } from './TouchKeyboard.tsx';

afterEach(cleanup);

const LABELS: KeyboardLabels = {
  keyboard: 'keys',
  erase: 'erase',
  clear: 'clear',
  space: 'space',
  digits: '123',
  letters: 'abc',
  newLine: 'line',
  candidates: 'characters',
  previous: 'earlier',
  next: 'later',
  hint: 'type pinyin',
};

function show({ pinyin = true, multiline = false } = {}) {
  let text = '';
  function Field() {
    const [value, setValue] = useState('');
    text = value;
    return (
      <TouchKeyboard
        value={value}
        onChange={setValue}
        pinyin={pinyin}
        labels={LABELS}
        flat={false}
        candidates={6}
        multiline={multiline}
      />
    );
  }
  render(<Field />);
  const press = (...names: readonly string[]) => {
    for (const name of names) fireEvent.click(screen.getByRole('button', { name }));
  };
  return { press, text: () => text };
}

describe('[KI-5] the keyboard on the glass', () => {
  it('writes characters through pinyin', () => {
    const { press, text } = show();
    expect(screen.queryByText('type pinyin')).not.toBeNull();
    press('s', 'h', 'e', '社', 'b', 'a', 'o', '保');
    expect(text()).toBe('社保');
  });

  it('turns to further characters and back', () => {
    const { press } = show();
    press('y', 'i');
    const first = screen.getByRole('group', { name: 'characters' }).textContent;
    press('later');
    expect(screen.getByRole('group', { name: 'characters' }).textContent).not.toBe(first);
    press('earlier');
    expect(screen.getByRole('group', { name: 'characters' }).textContent).toBe(first);
  });

  it('erases a character at a time, also one of two halves, and all', () => {
    const { press, text } = show({ pinyin: false });
    press('a', 'b', 'erase');
    expect(text()).toBe('a');
    press('123', '1', '？', 'abc', 'space', 'c');
    expect(text()).toBe('a1？ c');
    press('clear');
    expect(text()).toBe('');
  });

  it('offers no characters where letters stay letters, and no new line in a single line', () => {
    show({ pinyin: false });
    expect(screen.queryByRole('group', { name: 'characters' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'line' })).toBeNull();
  });

  it('writes a new line where the text may have several', () => {
    const { press, text } = show({ pinyin: false, multiline: true });
    press('a', 'line', 'b');
    expect(text()).toBe('a\nb');
  });
});
