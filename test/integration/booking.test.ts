import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { HallFile } from '../../shared/domain/hall/hall-file.ts';
import { getRow } from '../../shared/lib/table.ts';
import { aBookingFile } from '../fixtures/a-booking-hall.ts';
import { aServer, eventually, type Harness, newIds, STAFF, ticketOf, type Wire } from './harness.ts';

let harness: Harness;
afterEach(() => harness.stop());

/** ID numbers with the right check character, one for each n. */
function idNumber(n: number): string {
  const body = `1399011980${String(n).padStart(7, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return `${body}${'10X98765432'[sum % 11]}`;
}

const MINUTE = 60_000;
// Tuesday: the server begins on the Monday, at 09:00.
const SLOT = { day: '2026-11-24', minute: 10 * 60 };
const MAKE = { wants: [{ groupId: 'a', matters: 1 }], ...SLOT, locale: 'en' };
const PHONE = '13512345678';

function file(): HallFile {
  return { ...aBookingFile({ bookingNoShows: 1 }), staff: [...STAFF, { ...MANAGER }] };
}
const MANAGER = { ...STAFF[2], id: 'ma', login: 'ma.li', plate: 'M1', roles: ['manager'] } as HallFile['staff'][number];

async function aHall(): Promise<Harness> {
  harness = await aServer({ hallFile: file(), config: { publicUrl: 'https://hall.example' } });
  await passes(1);
  return harness;
}

/** So many seconds of the jobs. */
async function passes(seconds: number): Promise<void> {
  for (let n = 0; n < seconds; n += 1) {
    await harness.server.core.hall()?.loop.tick();
    await harness.time.advance(1000);
  }
}

async function goTo(wall: string): Promise<void> {
  const at = Date.parse(`${wall}:00+08:00`);
  await harness.time.advance(at - harness.time.now());
  await passes(2);
}

const make = (wire: Wire, n: number, change: object = {}) =>
  wire.command('booking.make', { ...MAKE, identity: { idNumber: idNumber(n) }, ...change });

function hallNow() {
  const state = harness.server.core.hall()?.loop.current().state;
  if (!state) throw new Error('no hall');
  return state;
}

describe('bookings', () => {
  it('of eight that ask at once for two places, two get one', async () => {
    await aHall();
    const kiosks = await Promise.all(Array.from({ length: 8 }, () => harness.device('kiosk')));
    const answers = await Promise.all(kiosks.map((kiosk, n) => make(kiosk, n)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(2);
    expect(answers.flatMap((each) => (each.ok ? [] : [each.code]))).toEqual(Array(6).fill('booking.full'));
    expect(hallNow().bookings.size).toBe(2);
    // The same command again is the same answer, and no second place.
    const id = newIds().next();
    const again = { ...MAKE, minute: 630, identity: { idNumber: idNumber(20) } };
    const [first, second] = [
      await kiosks[0]?.command('booking.make', again, { id }),
      await kiosks[0]?.command('booking.make', again, { id }),
    ];
    expect(second).toEqual(first);
    expect(hallNow().bookings.size).toBe(3);
  });

  it('[SY-13] no file, log or feed holds the ID number or the telephone number; nobody names rows of persons', async () => {
    await aHall();
    const kiosk = await harness.device('kiosk');
    const booked = ticketOf(await make(kiosk, 1, { phone: PHONE }));
    expect(await kiosk.command('booking.make', { ...MAKE, identity: { personId: 'p' } })).toMatchObject({
      code: 'invalid',
    });
    expect(await make(kiosk, 2, { phoneId: 'p' })).toMatchObject({ code: 'invalid' });
    const manager = await harness.counter('ma.li');
    const parts = [JSON.stringify(harness.log.lines), JSON.stringify((await manager.rows('manage')).rows)];
    parts.push(JSON.stringify((await kiosk.rows('queue')).rows));
    for (const entry of await readdir(harness.folder, { withFileTypes: true, recursive: true })) {
      if (entry.isFile()) parts.push((await readFile(join(entry.parentPath, entry.name))).toString('latin1'));
    }
    const text = parts.join('\n');
    expect(text).not.toContain(idNumber(1).slice(0, 17));
    expect(text).not.toContain(PHONE);
    // Negative control: the canary sees what is there, and the one command that may tell does.
    expect(text).toContain(booked.number);
    expect(await manager.command('booking.reveal', { ticketId: booked.ticketId })).toMatchObject({
      reply: { phone: PHONE },
    });
    expect(await kiosk.command('booking.reveal', { ticketId: booked.ticketId })).toMatchObject({ code: 'denied' });
    const guide = await harness.counter('gu.yi');
    expect(await guide.command('booking.find', { identity: { idNumber: idNumber(1) } })).toMatchObject({
      reply: { bookingIds: [booked.ticketId] },
    });
  });

  it('lives over night and restart; one link shows the booking, what the hall does to it, and then the number', async () => {
    await aHall();
    const kiosk = await harness.device('kiosk');
    const booked = ticketOf(await make(kiosk, 1));
    const phone = await harness.connect({ ticket: booked.slipSecret.token });
    await eventually(() => phone.views.length === 1, 'a view');
    expect(phone.views[0]).toMatchObject({
      kind: 'booking',
      code: booked.number,
      ...SLOT,
      status: 'booked',
      canCancel: true,
    });
    const manager = await harness.counter('ma.li');
    const span = { groupIds: ['a'], day: SLOT.day, from: SLOT.minute, to: SLOT.minute + 30, reason: 'fault' };
    expect(await manager.command('booking.shut', span)).toMatchObject({ reply: { moved: 1, cancelled: 0 } });
    await eventually(() => phone.views.length === 2, 'told at once');
    expect(phone.views[1]).toMatchObject({ minute: SLOT.minute + 30, moved: { by: 'hall', reason: 'fault' } });
    await harness.restart();
    await goTo(`${SLOT.day}T10:31`);
    const later = await harness.connect({ ticket: booked.slipSecret.token });
    const kiosk2 = await harness.device('kiosk');
    const ref = { by: 'code', number: booked.number, code: booked.slipSecret.checkCode };
    const came = ticketOf(await kiosk2.command('booking.checkIn', { ref, locale: 'en' }));
    expect(came).toMatchObject({ number: 'AY01', ticketId: booked.ticketId, slipSecret: booked.slipSecret });
    await eventually(() => later.views.at(-1)?.kind === 'ticket', 'the number on the same page');
    const byId = { ref: { by: 'id', ticketId: booked.ticketId } };
    expect(await later.command('ticket.cancel', byId), 'from the same page').toMatchObject({ ok: true });
  });

  it('who does not come is a no-show an hour later, known by the ID for as long as it counts', async () => {
    await aHall();
    const kiosk = await harness.device('kiosk');
    const booked = ticketOf(await make(kiosk, 1));
    await goTo(`${SLOT.day}T11:00`);
    await passes(1);
    expect(getRow(hallNow().bookings, booked.ticketId)?.status).toBe('booked');
    await harness.time.advance(2 * MINUTE);
    await passes(2);
    expect(getRow(hallNow().bookings, booked.ticketId)?.status).toBe('no-show');
    // The row of a day's visitor would be forgotten by then.
    const { storage } = harness;
    await storage.write((tx) => tx.erasePersonsBefore(harness.time.now() + 100 * 24 * 60 * MINUTE));
    const later = { day: '2026-11-26', minute: 600 };
    const kiosk2 = await harness.device('kiosk');
    expect(await make(kiosk2, 1, later)).toMatchObject({ code: 'booking.blocked', params: { date: '2026-12-24' } });
    expect(await make(kiosk2, 2, later)).toMatchObject({ ok: true });
  });
});
