import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { staffFileSchema } from '../../shared/domain/hall/hall-parts.ts';
import { aHallFile } from '../fixtures/a-hall.ts';
import { aServer, eventually, type Harness, STAFF } from './harness.ts';

let harness: Harness;
afterEach(() => harness.stop());

const SECOND = z.array(staffFileSchema).parse([
  {
    id: 'he',
    login: 'he.er',
    name: { 'zh-CN': '何二', en: 'He Er' },
    plate: 'G2',
    roles: ['guide'],
    skills: [],
  },
]);
const hall = () => aServer({ hallFile: aHallFile({ staff: [...STAFF, ...SECOND] }) });
const MAKE = { wish: 'access', locale: 'zh-CN' } as const;

describe('a kiosk asks for a person', () => {
  it('[QU-7 alike] of two guides who press at once one has it, the other hears who; the kiosk is told', async () => {
    harness = await hall();
    const kiosk = await harness.device('kiosk');
    const [gu, he] = [await harness.counter('gu.yi'), await harness.counter('he.er')];
    const own = `kiosk:${kiosk.hello?.device?.id}`;
    await kiosk.rows(own);
    const made = await kiosk.command('ask.make', MAKE);
    expect(made).toMatchObject({ ok: true });
    const { askId } = (made as { reply: { askId: string } }).reply;
    const answers = await Promise.all([gu.command('ask.take', { askId }), he.command('ask.take', { askId })]);
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const [late] = answers.filter(({ ok }) => !ok);
    expect(late).toMatchObject({ code: 'ask.taken', params: { plate: answers[0]?.ok ? 'G1' : 'G2' } });
    const heard = () => kiosk.changes.filter(({ feed }) => feed === own).flatMap(({ rows }) => rows);
    await eventually(
      () => heard().some(({ row }) => row !== null && 'status' in row && row.status === 'taken'),
      'told',
    );
    const taker = answers[0]?.ok ? gu : he;
    expect(await taker.command('ask.end', { askId, outcome: 'helped' })).toMatchObject({ ok: true });
    await eventually(() => heard().some(({ row }) => row === null), 'nobody is on the way any more');
  });

  it('[SE-7] what a kiosk asked for is told to that kiosk, guides and managers, and to nobody else', async () => {
    harness = await hall();
    const kiosk = await harness.device('kiosk');
    const own = { feed: `kiosk:${kiosk.hello?.device?.id}`, epoch: null, cursor: null };
    expect(await kiosk.ask('feed.open', own)).toMatchObject({ ok: true });
    const guide = await harness.counter('gu.yi');
    const others = [await harness.device('kiosk'), await harness.device('board'), guide];
    for (const wire of [...others, await harness.connect({ public: 'board' })]) {
      expect(await wire.ask('feed.open', own)).toMatchObject({ ok: false, code: 'feed.denied' });
    }
    await kiosk.command('ask.make', MAKE);
    const { rows } = await guide.rows('manage');
    expect(rows.filter(({ kind }) => kind === 'ask')).toMatchObject([{ row: { wish: 'access', status: 'asked' } }]);
    expect((await kiosk.rows('queue')).rows.filter(({ kind }) => kind === 'ask' || kind === 'askSign')).toEqual([]);
  });
});
