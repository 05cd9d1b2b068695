import { describe, expect, it } from 'vitest';
import { say } from '../model/say.ts';
import { ME, openDesk, W } from '../testing/open-desk.ts';
import { BOUNCE_MS } from './press.ts';

describe('a morning on the keyboard', () => {
  it('Enter alone serves a whole queue: call, start, finish as handled', async () => {
    const d = await openDesk();
    await d.keys('Enter', 'Enter', 'Enter', 'Enter', 'Enter', 'Enter', 'Enter', 'Enter');
    expect(d.types()).toEqual([
      'ticket.callNext',
      'ticket.start',
      'ticket.finish',
      'ticket.callNext',
      'ticket.start',
      'ticket.finish',
    ]);
    expect(d.world.sent[2]?.payload).toMatchObject({ outcome: 'handled' });
  });

  it('each command is one key and at most one more', async () => {
    const d = await openDesk({ tickets: 6 });
    await d.keys('F1', 'F3', 'F4', '3');
    expect(d.world.sent.at(-1)).toMatchObject({ type: 'ticket.finish', payload: { outcome: 'bring-more' } });
    await d.keys('F1', 'F5', '2');
    expect(d.world.sent.at(-1)).toMatchObject({ type: 'ticket.pass', payload: { left: true } });
    await d.keys('F1', 'F7', 'E');
    expect(d.world.sent.at(-1)).toMatchObject({ type: 'ticket.wrongGroup', payload: { groupId: 'social' } });
    await d.keys('F1', 'F3', 'F6', 'F6');
    expect(d.types().slice(-2)).toEqual(['ticket.hold', 'ticket.takeBack']);
    await d.keys('F8', '3');
    expect(d.world.sent.at(-1)).toMatchObject({ type: 'window.pauseAfter', payload: { reason: 'meal' } });
    await d.keys('F8');
    expect(d.world.sent.at(-1)).toMatchObject({ type: 'window.pauseAfter', payload: { reason: null } });
    await d.keys('C', 'Enter', 'F8', '1', 'F8');
    expect(d.types().slice(-3)).toEqual(['ticket.comeBack', 'window.pause', 'window.resume']);
    await d.keys('R', 'Enter');
    expect(d.types().at(-1)).toBe('ticket.reactivate');
  });

  it('Ctrl+Z takes the last act back and says so', async () => {
    const d = await openDesk();
    await d.keys('F1', 'Ctrl+Z');
    expect(d.types()).toEqual(['ticket.callNext', 'window.undo']);
    expect(d.work()).toMatchObject({ status: 'free', notice: { text: say('notice.undone.text') } });
    expect(d.work().next?.why.key).toBe('why:reserved');
  });

  it('in a question Ctrl+Z and Esc only take the question back', async () => {
    const d = await openDesk();
    await d.keys('F1', 'F5');
    expect(d.work().choice?.id).toBe('pass');
    await d.keys('Ctrl+Z');
    expect(d.work().choice).toBeNull();
    await d.keys('F5', 'Escape');
    expect(d.work().choice).toBeNull();
    expect(d.types()).toEqual(['ticket.callNext']);
  });

  it('from another program F1 to F8 answer the question', async () => {
    const d = await openDesk();
    await d.keys('F1', 'F3', 'F4', 'F2');
    expect(d.world.sent.at(-1)).toMatchObject({ payload: { outcome: 'advice' } });
  });

  it('a key that bounces does not answer the question it has opened', async () => {
    const d = await openDesk();
    await d.keys('F1', 'F3');
    d.session.press('Enter', false);
    await d.world.time.advance(BOUNCE_MS - 1);
    d.session.press('Enter', false);
    await d.world.time.advance(0);
    expect(d.types().at(-1)).toBe('ticket.start');
    await d.world.time.advance(1);
    d.session.press('Enter', false);
    await d.world.time.advance(0);
    expect(d.types().at(-1)).toBe('ticket.finish');
  });

  it('two presses in the same moment are one wish', async () => {
    const d = await openDesk();
    const open = d.world.holdAnswers();
    d.session.press('F1', false);
    d.session.press('F1', false);
    await d.world.time.advance(0);
    expect(d.types()).toEqual(['ticket.callNext']);
    expect(d.work().actions['call-next'].note).toEqual(say('reason.sending.text'));
    open();
    await d.world.time.advance(0);
    expect(d.work()).toMatchObject({ status: 'called', sending: null });
  });

  it('the next key works as soon as the change is seen, though the answer is still on its way', async () => {
    const d = await openDesk();
    const open = d.world.holdAnswers();
    d.session.press('F1', false);
    await d.world.time.advance(0);
    // The change comes before the answer.
    d.world.run(ME, { type: 'ticket.callNext', payload: { windowId: W } });
    expect(d.work()).toMatchObject({ status: 'called', sending: null });
    d.session.press('F3', false);
    expect(d.types()).toEqual(['ticket.callNext', 'ticket.start']);
    open();
  });

  it('negative control: what others do in the hall does not free the key', async () => {
    const d = await openDesk();
    d.world.holdAnswers();
    d.session.press('F1', false);
    d.world.take('social');
    expect(d.work().sending).toBe('call-next');
  });

  it('a key that is off says why in the line of news', async () => {
    const d = await openDesk();
    await d.keys('F3');
    expect(d.types()).toEqual([]);
    expect(d.work().notice).toMatchObject({
      tone: 'neutral',
      text: say('notice.disabled.text', { action: say('action.start.label'), reason: say('reason.called.text') }),
    });
  });

  it('letters typed by mistake do nothing that cannot be undone', async () => {
    const d = await openDesk();
    await d.keys('F1', ...'HELLO WORLD BBCC'.replaceAll(' ', '').split(''));
    expect(d.types()).toEqual(['ticket.callNext']);
  });

  it('while the filter box has the focus letters and digits are only typed', async () => {
    const d = await openDesk();
    d.session.press('/', false);
    expect(d.filters()).toBe(1);
    d.session.press('B', true);
    d.session.press('Enter', true);
    expect(d.work().choice).toBeNull();
    d.session.press('F1', true);
    await d.world.time.advance(0);
    expect(d.types()).toEqual(['ticket.callNext']);
  });

  it('arrows mark rows; Enter brings a marked passed one back and never picks a waiting one', async () => {
    const d = await openDesk();
    await d.keys('F1', 'F5', '2', 'ArrowDown', 'Enter');
    expect(d.work().notice?.text).toEqual(say('queue.order.text'));
    await d.keys('ArrowUp', 'Enter');
    expect(d.types().at(-1)).toBe('ticket.reactivate');
    await d.keys('Enter');
    expect(d.types().at(-1)).toBe('ticket.callNext');
  });
});

describe('answers', () => {
  it('a lost race is a neutral sentence, not an error', async () => {
    const d = await openDesk();
    d.world.answerNext({ status: 'refused', error: { ok: false, code: 'queue.empty' } });
    await d.keys('F1');
    expect(d.work().notice).toMatchObject({ tone: 'neutral', text: say('notice.queueEmpty.text') });
    d.world.answerNext({ status: 'refused', error: { ok: false, code: 'storage-full' } });
    await d.keys('F1');
    expect(d.work().notice).toMatchObject({ tone: 'warn', text: { key: 'errors:storage-full' } });
  });

  it('[SY-6] no answer: says so, and says what became of it when the server has said it', async () => {
    const d = await openDesk();
    let settle: (reply: null) => void = () => {};
    const settled = new Promise<null>((resolve) => {
      settle = resolve;
    });
    d.world.answerNext({ status: 'unknown', settled });
    await d.keys('F1');
    expect(d.work().notice?.text).toEqual(say('notice.unknown.text'));
    settle(null);
    await d.world.time.advance(0);
    expect(d.work().notice?.text).toEqual(say('notice.notDone.text'));
  });

  it('off line the durable ones are kept and shown at once, and the live ones are not sent', async () => {
    const d = await openDesk();
    await d.keys('F1');
    d.world.setOnline(false);
    await d.keys('F3');
    expect(d.work()).toMatchObject({ status: 'serving', pending: 1, notice: { text: say('notice.kept.text') } });
    await d.keys('F4', 'Enter', 'F1');
    expect(d.types()).toEqual(['ticket.callNext', 'ticket.start', 'ticket.finish']);
    expect(d.work()).toMatchObject({ status: 'free', pending: 2 });
  });

  it('the tray: retry what was set aside, put away what was refused', async () => {
    const d = await openDesk();
    const item = { seq: 1, type: 'ticket.finish', payload: {}, createdAt: 0, tries: 3 } as const;
    d.world.setOutbox([
      { ...item, id: 'a', status: 'set-aside', error: { code: 'storage' } },
      { ...item, id: 'b', status: 'rejected', error: { code: 'ticket.state' } },
    ]);
    await d.keys('O', 'R', 'ArrowDown', 'R');
    expect(d.world.view().outbox.map((each) => each.status)).toEqual(['queued', 'rejected']);
    expect(d.work().notice?.text).toEqual(say('tray.noRetry.text'));
    await d.keys('D', 'Escape');
    expect(d.world.view().outbox.map((each) => each.id)).toEqual(['a']);
    expect(d.work().tray).toBe(false);
  });
});
