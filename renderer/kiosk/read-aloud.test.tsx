import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Speech, useReadAloud, useVoice } from './read-aloud.ts';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const voice = (lang: string, localService = true) => ({ lang, localService }) as SpeechSynthesisVoice;

/** The speech of a browser, whose voices come and go as the test says. */
function aSpeech(voices: SpeechSynthesisVoice[]) {
  const said: string[] = [];
  const events = new EventTarget();
  const speech: Speech = {
    getVoices: () => voices,
    speak: ({ text }) => void said.push(text),
    cancel: () => void said.push('|'),
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
  };
  return {
    speech,
    said,
    come: (more: SpeechSynthesisVoice) => {
      voices.push(more);
      act(() => void events.dispatchEvent(new Event('voiceschanged')));
    },
  };
}

function Page({ speech, on }: { readonly speech: Speech | undefined; readonly on: boolean }) {
  const found = useVoice(speech, 'zh-CN');
  useReadAloud(speech, on ? found : null);
  return (
    <main>
      <h1 tabIndex={-1}>您要办什么？</h1>
      <button type="button">取号</button>
      <button type="button" aria-label="下一页">
        →
      </button>
      {found !== null && <p>朗读</p>}
    </main>
  );
}

describe('[KI-2] reading aloud', () => {
  beforeEach(() => {
    vi.stubGlobal(
      'SpeechSynthesisUtterance',
      class {
        readonly text: string;
        constructor(text: string) {
          this.text = text;
        }
      },
    );
  });

  it('is offered only where this machine has a voice of the language', () => {
    const { speech, come } = aSpeech([voice('en-US'), voice('zh-CN', false)]);
    render(<Page speech={speech} on={false} />);
    expect(screen.queryByText('朗读')).toBeNull();
    come(voice('zh-CN'));
    expect(screen.queryByText('朗读')).not.toBeNull();
    cleanup();
    render(<Page speech={undefined} on={false} />);
    expect(screen.queryByText('朗读')).toBeNull();
  });

  it('speaks the title, then what has the focus, each cutting off the one before', () => {
    const { speech, said } = aSpeech([voice('zh-CN')]);
    render(<Page speech={speech} on />);
    screen.getByRole('button', { name: '取号' }).focus();
    screen.getByRole('button', { name: '下一页' }).focus();
    expect(said).toEqual(['|', '您要办什么？', '|', '取号', '|', '下一页']);
    cleanup();
    expect(said.at(-1)).toBe('|');
  });

  it('says nothing while it is off', () => {
    const { speech, said } = aSpeech([voice('zh-CN')]);
    render(<Page speech={speech} on={false} />);
    screen.getByRole('button', { name: '取号' }).focus();
    expect(said).toEqual([]);
  });
});
