import { describe, expect, it } from 'vitest';
import type { HallState } from '../../../shared/domain/hall/hall-state.ts';
import type { Ticket } from '../../../shared/domain/ticket/ticket.ts';
import { createManualTime } from '../../../shared/lib/manual-time.ts';
import type { ClientView, OutboxItem } from '../../data/client.ts';
import { aGroup, aView, aWindow, aZone, called, hallOfParts, NOW, serving, waiting } from '../a-hall.ts';
import { createClipBook, type Manifest } from './clip-book.ts';
import { createMemorySpeaker } from './memory-speaker.ts';
import { createVoice } from './voice.ts';

const clips = (locale: string, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, { file: `${locale}/${name}.opus`, durationMs: 500 }]));
const DIGITS = Array.from('0123456789', (digit) => `digit-${digit}`);
const COMMON = ['letter-A', 'letter-C', ...DIGITS, 'go-to', 'window-3', 'window-4', 'window-5', 'wait-on'];
const MANIFEST: Manifest = {
  version: 1,
  locales: {
    'zh-CN': {
      sentences: { call: ['please', '{number}', 'go-to', '{window}'], waitOn: ['please', '{number}', 'wait-on'] },
      clips: clips('zh-CN', ['please', ...COMMON]),
    },
    en: {
      sentences: { call: ['number', '{number}', 'go-to', '{window}'], waitOn: ['number', '{number}', 'wait-on'] },
      clips: clips('en', ['number', ...COMMON]),
    },
  },
};

function hallWith(tickets: readonly Ticket[], voice = 'board-1'): HallState {
  return hallOfParts({
    zones: [aZone('east', { voice }), aZone('west', { voice: 'board-2' })],
    groups: [aGroup('A', 'east'), aGroup('C', 'west')],
    windows: [
      aWindow(3, 'east', ['a']),
      aWindow(4, 'east', ['a']),
      aWindow(5, 'east', ['a']),
      aWindow(12, 'west', ['c']),
    ],
    tickets,
  });
}

/** A board in a hall that the test changes; `spoken` is what the server was told. */
function aVoice(first: readonly Ticket[] = []) {
  const time = createManualTime(NOW);
  const speaker = createMemorySpeaker({ scheduler: time, clipMs: 500 });
  const listeners = new Set<() => void>();
  const spoken: unknown[] = [];
  const dismissed: string[] = [];
  const warnings: unknown[] = [];
  let view: ClientView = aView(hallWith(first));
  const become = (next: ClientView) => {
    view = next;
    for (const listener of [...listeners]) listener();
  };
  const voice = createVoice({
    client: {
      getView: () => view,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
      serverNow: () => time.now(),
      send: (type, payload) => {
        spoken.push({ type, ...payload });
        return Promise.resolve({ status: 'queued' });
      },
      dismiss: (id) => {
        dismissed.push(id);
        become({ ...view, outbox: view.outbox.filter((item) => item.id !== id) });
        return Promise.resolve();
      },
    },
    speaker,
    book: createClipBook(MANIFEST, 'app://civichall/voice/'),
    log: { info() {}, error() {}, warn: (event, fields) => void warnings.push({ event, ...fields }) },
  });
  return {
    time,
    speaker,
    voice,
    spoken,
    dismissed,
    warnings,
    show: (tickets: readonly Ticket[], over: Partial<ClientView> = {}) => become(aView(hallWith(tickets), over)),
    /** The announcements so far, as one line each. */
    heard: () => speaker.log.map((clips) => clips.join(' ')),
  };
}

const ZH = 'zh-CN/please zh-CN/letter-A zh-CN/digit-0 zh-CN/digit-1 zh-CN/digit-2 zh-CN/go-to zh-CN/window-3';
const EN = 'en/number en/letter-A en/digit-0 en/digit-1 en/digit-2 en/go-to en/window-3';

describe('the voice of a board', () => {
  it('[QU-12] says a call twice in Chinese and once in English, then tells the server', async () => {
    const board = aVoice();
    board.show([called('A012', 3, 0)]);
    expect(board.heard()).toEqual([`${ZH} ${ZH} ${EN}`]);
    expect(board.spoken).toEqual([]);
    await board.time.advance(20_000);
    expect(board.spoken).toEqual([{ type: 'call.spoken', ticketId: 't-A012', calls: 1 }]);
    expect(board.voice.getSaying()).toBeNull();
  });

  it('[QU-12] says one call after the other, the backlog in Chinese once', async () => {
    const board = aVoice();
    const calls = [called('A012', 3, 3), called('A013', 4, 2), called('A014', 5, 1, { locale: 'en' })];
    board.show(calls);
    expect(board.heard()).toEqual([ZH]);
    await board.time.advance(60_000);
    expect(board.heard()).toHaveLength(3);
    expect(board.spoken).toHaveLength(3);
  });

  it('is silent about zones that another board speaks for', () => {
    const board = aVoice();
    board.show([called('C001', 12, 0)]);
    expect(board.heard()).toEqual([]);
  });

  it('says nothing that it finds already spoken or too old when it starts', () => {
    const done = called('A012', 3, 5, { call: { lastSpokenAt: NOW } });
    expect(aVoice([done, called('A013', 4, 46)]).heard()).toEqual([]);
  });

  it('[QU-9] says "please wait on" after a call was undone that it had said', async () => {
    const board = aVoice([called('A012', 3, 0)]);
    await board.time.advance(20_000);
    board.show([waiting('A012', { reserved: { windowId: 'w3', until: board.time.now() + 60_000 } })]);
    expect(board.heard().at(-1)).toMatch(/^zh-CN\/please .*zh-CN\/wait-on .*en\/wait-on$/);
    expect(board.voice.getSaying()?.item.kind).toBe('wait-on');
    await board.time.advance(20_000);
    expect(board.spoken).toHaveLength(1);
  });

  it('a put-back is not an undo: nobody is told to wait on', async () => {
    const board = aVoice([called('A012', 3, 0)]);
    await board.time.advance(20_000);
    board.show([waiting('A012')]);
    expect(board.heard()).toHaveLength(1);
  });

  it('does not tell of a call that nobody could hear, and goes on with the next [QU-16]', async () => {
    const board = aVoice();
    board.speaker.breakClips([...ZH.split(' '), ...EN.split(' ')]);
    board.show([called('A012', 3, 1), called('C001', 4, 0)]);
    await board.time.advance(30_000);
    expect(board.spoken).toEqual([{ type: 'call.spoken', ticketId: 't-C001', calls: 1 }]);
    expect(board.warnings).toMatchObject([{ event: 'voice.clips-missing' }, { event: 'voice.clips-missing' }]);
  });

  it('one missing clip leaves the rest of the sentence [QU-16]', async () => {
    const board = aVoice();
    board.speaker.breakClips(['zh-CN/digit-1']);
    board.show([called('A012', 3, 0)]);
    await board.time.advance(30_000);
    expect(board.spoken).toHaveLength(1);
  });

  it('reads a window without a clip of its own digit by digit', () => {
    const hall = hallOfParts({
      zones: [aZone('east', { voice: 'board-1' })],
      groups: [aGroup('A', 'east')],
      windows: [aWindow(45, 'east', ['a'])],
      tickets: [called('A012', 45, 0)],
    });
    const board = aVoice();
    board.show([], { hall });
    expect(board.heard()[0]).toContain('zh-CN/go-to zh-CN/digit-4 zh-CN/digit-5');
  });

  it('tells the page when it begins and ends to speak', async () => {
    const board = aVoice();
    let told = 0;
    board.voice.subscribe(() => {
      told += 1;
    });
    board.show([called('A012', 3, 0)]);
    await board.time.advance(20_000);
    expect(told).toBe(2);
  });

  it('puts away news about calls that the server no longer wants', () => {
    const item: OutboxItem = {
      id: 'o1',
      seq: 1,
      type: 'call.spoken',
      payload: {},
      createdAt: NOW,
      status: 'rejected',
      tries: 1,
      error: { code: 'ticket.unknown' },
    };
    const board = aVoice();
    board.show([], { outbox: [item, { ...item, id: 'o2', status: 'queued' }] });
    expect(board.dismissed).toEqual(['o1']);
  });

  it('[QU-12] finishes its sentence when the visitor has come, and says nothing after it is stopped', async () => {
    const board = aVoice([called('A012', 3, 0)]);
    board.show([serving('A012', 3, 0)]);
    await board.time.advance(20_000);
    expect(board.spoken).toHaveLength(1);
    board.voice.stop();
    board.show([called('A013', 4, -20)]);
    expect(board.heard()).toHaveLength(1);
  });
});
