import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import { enrollReplySchema } from '../../shared/protocol/up.ts';
import { type Line, openLine } from '../faults/line.ts';
import { aWire, type Wire } from '../fixtures/a-partition.ts';
import { kioskPage } from './pages/kiosk-page.ts';
import type { ElectronClient } from './support/client.ts';
import type { HallServer } from './support/hall-server.ts';
import { createHall } from './support/launch.ts';
import { waitUntil } from './support/wait-until.ts';

/** A kiosk whose power fails between the question for a number and the answer. */
const hall = createHall();
let server: HallServer;
let wire: Wire;
let witness: Line;
let kiosk: ElectronClient;
afterAll(async () => {
  witness?.close();
  await wire?.stop();
  await hall.cleanUp();
});

const ENROLLED = { profile: 'kiosk-1', mode: 'kiosk', face: 'guide', size: '1080x1920' } as const;

/** Every ticket of the day, as the server tells another device. */
async function tickets(): Promise<Ticket[]> {
  const rows = await witness.rows('queue');
  return rows.flatMap((each) => (each.kind === 'ticket' && each.row !== null ? [each.row] : []));
}

async function startAgain(): Promise<void> {
  kiosk = await hall.launch({ ...ENROLLED, server: wire.url });
  await kiosk.waitForReady((state) => state.connected);
}

beforeAll(async () => {
  server = await hall.startServer();
  wire = await aWire({ port: server.port });
  const answer = await fetch(`${server.address}/api/enroll`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: await server.enroll('kiosk'), name: 'witness' }),
  });
  witness = await openLine(server.address, { token: enrollReplySchema.parse(await answer.json()).token });
  kiosk = await hall.launch({ ...ENROLLED, server: wire.url, enrollCode: await server.enroll('kiosk') });
  await kiosk.waitForReady((state) => state.connected);
}, 120_000);

test('[SY-6] [QU-3] killed with a take on the way: the number that nobody saw is given back, none is taken instead', async () => {
  const page = await kiosk.page();
  await page.getByRole('button', { name: /^取号/ }).click();
  await page.getByRole('button', { name: /办企业/ }).click();
  wire.holdAnswers();
  await page.getByRole('button', { name: '取号', exact: true }).click();
  const [lost] = await waitUntil('the server has issued a number', async () => {
    const issued = await tickets();
    return issued.length > 0 ? issued : null;
  });
  expect(lost?.status).toBe('waiting');
  expect(await page.getByText('校验码', { exact: true }).count()).toBe(0);
  await kiosk.kill();
  wire.mend();
  expect((await tickets())[0]?.status).toBe('waiting');
  await startAgain();
  await waitUntil('the number is given back', async () =>
    (await tickets()).every((each) => each.status === 'cancelled') ? true : null,
  );
  expect(await tickets()).toMatchObject([{ id: lost?.id, status: 'cancelled', by: 'unclaimed' }]);
  await (await kiosk.page()).getByRole('button', { name: /^取号/ }).waitFor();
}, 60_000);

test('[QU-3] negative control: killed with the number on the screen, it stays the visitor’s', async () => {
  const shown = await kioskPage(await kiosk.page()).takeNumber();
  await kiosk.kill();
  await startAgain();
  // A later number: by then whatever the start has to settle is on its way.
  const later = await kioskPage(await kiosk.page()).takeNumber();
  const open = (await tickets()).filter((each) => each.status === 'waiting');
  expect(open.map((each) => each.number).sort()).toEqual([shown.number, later.number]);
}, 60_000);
