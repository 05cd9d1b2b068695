import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import demo from '../../assets/demo/hall.json' with { type: 'json' };
import type { HallFile } from '../../shared/domain/hall/hall-file.ts';
import type { ServiceWindow } from '../../shared/domain/window/window.ts';
import { present } from '../../shared/lib/assert.ts';
import { emptyTable, getRow, rowsOf } from '../../shared/lib/table.ts';
import { aHallFile } from '../fixtures/a-hall.ts';
import { aCommandLine, type CommandLine } from './command-line.ts';
import { aServer, eventually, type Harness, roundTrip, STAFF, TAKE, ticketOf } from './harness.ts';

let cli: CommandLine;
const hall = (...args: string[]) => cli.run(['hall', ...args]);
const at = (name: string) => join(cli.folder, name);
const write = (name: string, value: unknown) => writeFile(at(name), JSON.stringify(value));
const read = async (name: string) => JSON.parse(await readFile(at(name), 'utf8')) as HallFile;

beforeEach(async () => {
  cli = await aCommandLine();
  await write('first.json', aHallFile({ staff: STAFF }));
  await write('catalogue.json', { items: [] });
  await cli.run(['seed', '--hall', at('first.json'), '--catalogue', at('catalogue.json')]);
});
afterEach(() => cli.end());

describe('[OP-3] npm run hall', () => {
  it('export, edit in Excel or JSON, dry run, import beside a running server: the difference and nothing else', async () => {
    const { child } = await cli.serve();
    expect(await hall('export', at('out.xlsx'))).toMatchObject({ code: 0 });
    expect(await hall('export', at('out.json'))).toMatchObject({ code: 0 });
    const unchanged = await hall('import', at('out.xlsx'), '--dry-run');
    expect(unchanged).toMatchObject({ code: 0, out: 'Dry run, nothing was changed. Version 1\n' });

    const out = await read('out.json');
    const groups = out.groups.map((group) => (group.id === 'a' ? { ...group, minutes: 15 } : group));
    const others = out.staff.filter((person) => person.id !== 'li');
    const li = out.staff.find((person) => person.id === 'li');
    const newcomer = { ...li, id: 'he', login: 'he.li', cover: 'wu' };
    await write('edited.json', { ...out, groups, staff: [...others, newcomer] });
    const lines = ['removed\tstaff/li', 'changed\tgroups/a.minutes\t10 -> 15', 'added\tstaff/he'];
    const dry = await hall('import', at('edited.json'), '--dry-run');
    for (const line of lines) expect(dry.out).toContain(line);
    expect((await read('out.json')).groups[0]?.minutes).toBe(10);

    const done = await hall('import', at('edited.json'));
    expect(done).toMatchObject({ code: 0 });
    for (const line of lines) expect(done.out).toContain(line);
    expect(done.out).toContain('Imported. Version now 2');
    await hall('export', at('after.json'));
    const after = await read('after.json');
    expect(after.version).toBe(2);
    expect(after.groups[0]?.minutes).toBe(15);
    expect(after.staff.find((each) => each.id === 'he')?.cover).toBe('wu');
    expect(after.staff).toHaveLength(STAFF.length);
    expect(await readFile(at('first-logins.txt'), 'utf8')).toContain('he.li\t');
    expect(await cli.stop(child)).toBe(0);
  });

  it('an edit of an old version is shown what it would undo, and refused unless told', async () => {
    await hall('export', at('old.json'));
    await write('new.json', { ...(await read('old.json')), cutOverHour: 5 });
    expect((await hall('import', at('new.json'))).code).toBe(0);
    const late = await hall('import', at('old.json'));
    expect(late.code).toBe(1);
    expect(late.out).toContain('changed\thall.cutOverHour\t5 -> 4');
    await hall('export', at('still.json'));
    expect((await read('still.json')).cutOverHour).toBe(5);
    expect((await hall('import', at('old.json'), '--over')).code).toBe(0);
    await hall('export', at('over.json'));
    expect(await read('over.json')).toMatchObject({ cutOverHour: 4, version: 3 });
  });

  it('a file with one bad row changes nothing, and every mistake is named', async () => {
    await hall('export', at('before.json'));
    const file = await read('before.json');
    const windows = file.windows.map((window) => ({ ...window, zoneId: 'nowhere' }));
    await write('bad.json', { ...file, cutOverHour: 9, windows });
    const refused = await hall('import', at('bad.json'));
    expect(refused.code).toBe(1);
    expect(refused.out).toContain('windows[0].zoneId\tunknown-zone\tthere is no such zone\t"nowhere"');
    expect(refused.out).toContain('Mistakes 3');
    await hall('export', at('after.json'));
    expect(await read('after.json')).toEqual(file);
  });

  it('a file of another hall is refused', async () => {
    await write('other.json', aHallFile({ id: 'elsewhere', staff: STAFF }));
    expect(await hall('import', at('other.json'))).toMatchObject({ code: 1 });
  });
});

describe('[OP-3, SE-4] people who leave the file', () => {
  it('lose log-in and session at once; who stays keeps both', async () => {
    const harness = await aServer();
    const counters = { li: await harness.device('counter'), wu: await harness.device('counter') };
    const logIn = async (who: 'li' | 'wu', login: string) =>
      counters[who].ask('staff.login', {
        login,
        password: await harness.passwordOf(login),
        newPassword: 'correct horse',
      });
    expect(await logIn('li', 'li.na')).toMatchObject({ ok: true });
    expect(await logIn('wu', 'wu.jun')).toMatchObject({ ok: true });
    const { operations } = harness.server.core;
    const { file } = await operations.hallExport({});
    if (file === null) throw new Error('nothing to export');
    const staff = file.staff.filter((person) => person.id !== 'li');
    const done = await operations.hallImport({ file: { ...file, staff }, dryRun: false, over: false });
    expect(done).toMatchObject({ outcome: 'imported', removedStaff: 1, newStaff: 0 });
    await counters.li.closed;
    expect(counters.li.byes).toMatchObject([{ code: 'account-closed' }]);
    expect(await counters.wu.command('window.open', { windowId: 'w1', takeOver: false })).toMatchObject({ ok: true });
    const again = await harness.device('counter');
    expect(await again.ask('staff.login', { login: 'li.na', password: 'correct horse' })).toMatchObject({
      code: 'login.wrong',
    });
    await harness.stop();
  });
});

describe('[OP-3, QU-15] a clerk at an open window who leaves the file, or may not sit there any more', () => {
  const stateOf = ({ server }: Harness) => present(server.core.hall(), 'hall').loop.current().state;
  const atWindow = async (harness: Harness) => {
    const desk = await harness.counter('li.na');
    expect(await desk.command('window.open', { windowId: 'w1', takeOver: false })).toMatchObject({ ok: true });
    const kiosk = await harness.device('kiosk');
    const first = ticketOf(await kiosk.command('ticket.take', TAKE));
    await kiosk.command('ticket.take', TAKE);
    expect(await desk.command('ticket.callNext', { windowId: 'w1' })).toMatchObject({ reply: { number: 'A001' } });
    return { desk, ticketId: first.ticketId };
  };
  const importStaff = async (harness: Harness, edit: (staff: HallFile['staff']) => HallFile['staff']) => {
    const { operations } = harness.server.core;
    const file = present((await operations.hallExport({})).file, 'file');
    const done = await operations.hallImport({
      file: { ...file, staff: edit(file.staff) },
      dryRun: false,
      over: false,
    });
    expect(done.outcome).toBe('imported');
  };
  const isClosed = (harness: Harness) => getRow(stateOf(harness).windows, 'w1')?.status === 'closed';
  const withoutLi = (staff: HallFile['staff']) => staff.filter((person) => person.id !== 'li');

  it('leaves no open window behind: the number stands where it stood, a colleague calls it first', async () => {
    const harness = await aServer();
    const { ticketId } = await atWindow(harness);
    await importStaff(harness, withoutLi);
    await eventually(() => isClosed(harness), 'the window is closed');
    expect(getRow(stateOf(harness).tickets, ticketId)).toMatchObject({ status: 'waiting', seq: 1 });
    expect([...rowsOf(stateOf(harness).incidents)]).toMatchObject([
      { kind: 'freed', tickets: 1, plate: '101', windowId: 'w1', by: { plate: '' } },
    ]);
    const colleague = await harness.counter('wu.jun');
    expect(await colleague.command('window.open', { windowId: 'w1', takeOver: false })).toMatchObject({ ok: true });
    expect(await colleague.command('ticket.callNext', { windowId: 'w1' })).toMatchObject({ reply: { number: 'A001' } });
    await harness.stop();
  });

  it('also when the file was imported while the server stood still', async () => {
    const harness = await aServer();
    const { ticketId } = await atWindow(harness);
    await harness.storage.write(async (tx) => {
      for (const session of await tx.listOpenSessions('test-hall')) await tx.putSession({ ...session, endedAt: 1 });
      await tx.removeStaff('test-hall', 'li');
    });
    expect(isClosed(harness)).toBe(false);
    await harness.restart();
    await eventually(() => isClosed(harness), 'the window is closed');
    expect(getRow(stateOf(harness).tickets, ticketId)?.status).toBe('waiting');
    await harness.stop();
  });

  it('who is no clerk any more loses the window and keeps the log-in', async () => {
    const harness = await aServer();
    const { desk, ticketId } = await atWindow(harness);
    const asGuide = (staff: HallFile['staff']) =>
      staff.map((person) => (person.id === 'li' ? { ...person, roles: ['guide' as const] } : person));
    await importStaff(harness, asGuide);
    await eventually(() => isClosed(harness), 'the window is closed');
    expect(getRow(stateOf(harness).tickets, ticketId)?.status).toBe('waiting');
    expect(desk.byes).toEqual([]);
    expect(await desk.command('window.open', { windowId: 'w1', takeOver: false })).toMatchObject({ code: 'denied' });
    await harness.stop();
  });

  it('negative control: who stays in the file stays at the window, with the number called', async () => {
    const harness = await aServer();
    const { desk, ticketId } = await atWindow(harness);
    await importStaff(harness, (staff) => staff.filter((person) => person.id !== 'wu'));
    await roundTrip(desk);
    expect(getRow(stateOf(harness).tickets, ticketId)?.status).toBe('called');
    expect(await desk.command('ticket.start', { windowId: 'w1', ticketId })).toMatchObject({ ok: true });
    await harness.stop();
  });
});

describe('[OP-3, QU-5] a skill that the file takes away', () => {
  it('is gone at the window where the person sits, in the session that is open, and comes back with the file', async () => {
    const harness = await aServer();
    const desk = await harness.device('counter');
    const password = await harness.passwordOf('wu.jun');
    await desk.ask('staff.login', { login: 'wu.jun', password, newPassword: 'correct horse' });
    expect(await desk.command('window.open', { windowId: 'w2', takeOver: false })).toMatchObject({ ok: true });
    const { operations, hall } = harness.server.core;
    const windowTwo = () => getRow(hall()?.loop.current().state.windows ?? emptyTable<ServiceWindow>(), 'w2');
    const before = windowTwo()?.serves;
    expect(before).toEqual(['a', 'b']);
    const importSkills = async (skills: string[]) => {
      const { file } = await operations.hallExport({});
      if (file === null) throw new Error('nothing to export');
      const staff = file.staff.map((person) => (person.id === 'wu' ? { ...person, skills } : person));
      expect(await operations.hallImport({ file: { ...file, staff }, dryRun: false, over: false })).toMatchObject({
        outcome: 'imported',
      });
    };
    await importSkills(['b']);
    expect(windowTwo()).toMatchObject({ status: 'free', serves: ['b'] });
    const kiosk = await harness.device('kiosk');
    const take = (groupId: string) =>
      kiosk.command('ticket.take', { groupId, class: 'normal', locale: 'zh-CN', needs: [] });
    await take('a');
    expect(await desk.command('ticket.callNext', { windowId: 'w2' })).toMatchObject({ ok: false, code: 'queue.empty' });
    // The open session was told nothing and still obeys: the window for group a alone is refused to it.
    expect(await desk.command('window.open', { windowId: 'w1', takeOver: false })).toMatchObject({
      code: 'window.no-skill',
    });
    await importSkills(['*']);
    expect(await desk.command('ticket.callNext', { windowId: 'w2' })).toMatchObject({ reply: { number: 'A001' } });
    await harness.stop();
  });
});

describe('[OP-3] remove the demo before going live', () => {
  it('refuses a file that still is the demo, asks for a yes, and leaves nothing of it behind', async () => {
    const live = join(cli.folder, 'live');
    const demoServer = await cli.serve(['--demo'], live);
    await write('mine.json', aHallFile({ id: 'mine', staff: STAFF }));
    const go = (...args: string[]) => cli.run(['hall', 'remove-demo', ...args], live);
    expect((await go(at('mine.json'), '--yes')).code).toBe(1);
    await cli.stop(demoServer.child);

    const [person] = demo.staff;
    await write('half.json', { ...aHallFile({ id: 'mine' }), staff: [{ ...person, skills: ['*'] }] });
    const half = await go(at('half.json'), '--yes');
    expect(half.code).toBe(1);
    expect(half.err).toContain('demo.still-demo');

    const asked = await go(at('mine.json'));
    expect(asked.code).toBe(1);
    expect(asked.out).toContain(`demo staff\t${demo.staff.length}`);
    expect((await cli.run(['hall', 'export', at('still.json')], live)).code).toBe(0);
    expect((await read('still.json')).id).toBe('demo');

    expect(await go(at('mine.json'), '--yes')).toMatchObject({ code: 0 });
    expect((await cli.run(['hall', 'export', at('mine-out.json')], live)).code).toBe(0);
    const mine = await read('mine-out.json');
    expect(mine.id).toBe('mine');
    expect(mine.staff.map((each) => each.id).sort()).toEqual(STAFF.map((each) => each.id).sort());
    expect((await cli.run(['devices'], live)).out).toBe('');
    expect(await readFile(join(live, 'first-logins.txt'), 'utf8')).not.toContain('fang.wang');
    expect((await readdir(live)).some((name) => name.startsWith('demo-removed-'))).toBe(true);
    expect((await go(at('mine.json'), '--yes')).err).toContain('demo.not-there');
  });
});
