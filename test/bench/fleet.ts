/**
 * A process full of headless clients, told over IPC what to be: clients of the product's protocol that apply every change
 * to a replica of their own, or raw `ws` clients that parse the same bytes. Reports when each arrival was applied.
 */
import { WebSocket } from 'ws';
import { EMPTY_HALL, type HallState } from '../../shared/domain/hall/hall-state.ts';
import { applyRow, type HallRow } from '../../shared/domain/hall/rows.ts';
import type { Acks } from '../../shared/protocol/down.ts';
import type { Changes } from '../../shared/protocol/feeds.ts';
import { wallNow } from './table.ts';
import { openWireClient } from './wire-client.ts';

export type FleetOrder = {
  readonly kind: 'product' | 'raw';
  readonly url: string;
  readonly token: string;
  readonly count: number;
};
/** Key of an arrival: the rev of the change, or the number of the raw message. */
export type FleetReport = { readonly ready: true } | { readonly arrivals: readonly (readonly [number, number])[] };

let arrivals: (readonly [number, number])[] = [];
const tell = (report: FleetReport) => void process.send?.(report);

async function productClient(order: FleetOrder): Promise<void> {
  let state: HallState = EMPTY_HALL;
  let cursor = -1;
  // What comes while the snapshot is fetched is applied after it, as the product's own client does.
  const early: Changes[] = [];
  function apply(changes: Changes): void {
    if (changes.from !== cursor) return;
    for (const row of changes.rows) state = applyRow(state, row as HallRow);
    cursor = changes.to;
    arrivals.push([changes.to, wallNow()]);
  }
  const client = await openWireClient(order.url, order.token, (event, message) => {
    if (event !== 'changes') return;
    if (cursor < 0) early.push(message as Changes);
    else apply(message as Changes);
  });
  const opened = await client.ask<Acks['feed.open']>('feed.open', { feed: 'queue', epoch: null, cursor: null });
  if (!opened.ok || opened.mode !== 'snapshot') throw new Error('no snapshot');
  for (let page = 0; page < opened.pages; page += 1) {
    const { snapshotId } = opened;
    const answer = await client.ask<Acks['feed.page']>('feed.page', { snapshotId, page });
    if (answer.ok) for (const row of answer.rows) state = applyRow(state, row as HallRow);
  }
  cursor = opened.rev;
  for (const changes of early) apply(changes);
}

function rawClient(order: FleetOrder): Promise<void> {
  const socket = new WebSocket(order.url, { perMessageDeflate: false });
  socket.on('message', (data) => {
    const [n] = JSON.parse(data.toString()) as [number];
    arrivals.push([n, wallNow()]);
  });
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
}

process.on('message', async (order: FleetOrder | 'report') => {
  if ((order as string) === 'exit') process.exit(0);
  if (order === 'report') {
    tell({ arrivals });
    arrivals = [];
    return;
  }
  for (let n = 0; n < order.count; n += 20) {
    const some = Array.from({ length: Math.min(20, order.count - n) }, () =>
      order.kind === 'product' ? productClient(order) : rawClient(order),
    );
    await Promise.all(some);
  }
  tell({ ready: true });
});
