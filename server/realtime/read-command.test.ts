import { describe, expect, it } from 'vitest';
import type { Actor } from '../../shared/domain/commands/actor.ts';
import { readCommand } from './read-command.ts';

const kiosk: Actor = { kind: 'device', role: 'kiosk', deviceId: 'd1' };
const phone: Actor = { kind: 'phone', ticketId: 't1', version: 1 };
const take = { id: 'a', type: 'ticket.take', payload: { groupId: 'g', class: 'normal', locale: 'zh-CN' } };
const order = { outboxId: 'o', seq: 1 };

describe('readCommand', () => {
  it('parses once and fills in defaults', () => {
    expect(readCommand(take, kiosk)).toEqual({
      kind: 'submit',
      envelope: { id: 'a', type: 'ticket.take', payload: { ...take.payload, needs: [] }, actor: kiosk },
    });
  });

  it('[SY-7] binds a place in the outbox to the device that proved itself, whatever the message says', () => {
    expect(readCommand({ ...take, order }, kiosk)).toMatchObject({ envelope: { order: { ...order, deviceId: 'd1' } } });
    expect(readCommand({ ...take, order }, phone)).toEqual({ kind: 'answer', error: { ok: false, code: 'invalid' } });
  });

  it.each([
    [{ ...take, type: 'nothing' }, 'unknown-command'],
    [{ ...take, type: 'toString' }, 'unknown-command'],
    [{ ...take, type: 'hall.load' }, 'unknown-command'],
    [{ ...take, payload: { groupId: 1 } }, 'invalid'],
    [{ ...take, payload: { ...take.payload, extra: 1 } }, 'invalid'],
  ])('%j is %s: answered at once, or, as an outbox item, by the loop', (message, code) => {
    expect(readCommand(message, kiosk)).toEqual({ kind: 'answer', error: { ok: false, code } });
    expect(readCommand({ ...message, order }, kiosk)).toMatchObject({
      kind: 'submit',
      envelope: { refused: { code }, order: { seq: 1 } },
    });
  });

  it("[SY-7] a skip needs a place, a system id is nobody's", () => {
    expect(readCommand({ id: 's', type: 'outbox.skip', payload: {} }, kiosk)).toMatchObject({
      error: { code: 'invalid' },
    });
    expect(readCommand({ id: 's', type: 'outbox.skip', payload: { any: 1 }, order }, kiosk)).toMatchObject({
      envelope: { payload: {} },
    });
    expect(readCommand({ ...take, id: 'sys:roll:x', order }, kiosk)).toEqual({
      kind: 'answer',
      error: { ok: false, code: 'invalid' },
    });
  });

  it('[SE-5] anonymous ends get nothing that the table does not give them, and a phone its own ticket only', () => {
    const cancel = (ref: object) => readCommand({ id: 'c', type: 'ticket.cancel', payload: { ref } }, phone);
    expect(cancel({ by: 'id', ticketId: 't1' })).toMatchObject({ kind: 'submit' });
    for (const ref of [
      { by: 'id', ticketId: 't2' },
      { by: 'code', number: 'A001', code: '0000' },
    ]) {
      expect(cancel(ref)).toEqual({ kind: 'answer', error: { ok: false, code: 'denied' } });
    }
    expect(readCommand(take, { kind: 'public-board' })).toMatchObject({ error: { code: 'denied' } });
  });
});
