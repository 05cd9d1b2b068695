import { expect, it } from 'vitest';
import { createLog, describeError } from './log.ts';

it('one JSON line per event, below the level nothing', () => {
  const lines: string[] = [];
  const log = createLog({ level: 'info', write: (line) => void lines.push(line) });
  log.info('ticket.called', { ticketId: 't1' });
  log.debug('socket.opened');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { event: 'ticket.called', ticketId: 't1', level: 30 },
  ]);
});

it('an error is described with its cause', () => {
  expect(describeError(new Error('outer', { cause: new TypeError('inner') }))).toMatchObject({
    error: 'Error: outer',
    cause: 'TypeError: inner',
  });
  expect(describeError('text')).toEqual({ error: 'text' });
});
