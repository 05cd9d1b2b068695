import { openBrowser } from '../e2e/support/browser.ts';
import { createHall } from '../e2e/support/launch.ts';
import { type Line, ms, percentile, times } from './table.ts';

const STARTS = 5;

/** From launching the app to a usable kiosk screen on a warm disk, beside an empty window of the same Electron. */
export async function benchAppStart(): Promise<Line> {
  const hall = createHall();
  try {
    const server = await hall.startServer();
    let enrollCode: string | undefined = await server.enroll('kiosk');
    const ours: number[] = [];
    const bare: number[] = [];
    for (let n = 0; n <= STARTS; n += 1) {
      const begin = performance.now();
      const kiosk = await hall.launch({
        profile: 'bench-kiosk',
        mode: 'kiosk',
        face: 'guide',
        size: '1080x1920',
        server: server.address,
        ...(enrollCode === undefined ? {} : { enrollCode }),
      });
      await kiosk.waitForReady((state) => state.connected);
      if (n > 0) ours.push(performance.now() - begin);
      enrollCode = undefined;
      await kiosk.close();
      const beginBare = performance.now();
      const browser = await openBrowser({ width: 1080, height: 1920 });
      if (n > 0) bare.push(performance.now() - beginBare);
      await browser.close();
    }
    const mine = percentile(ours, 0.5);
    const empty = percentile(bare, 0.5);
    return {
      what: 'app start -> usable kiosk screen, warm',
      ours: ms(mine),
      limit: `${ms(empty)} empty Electron window`,
      ratio: times(mine / empty),
      budget: '<= 1500 ms',
    };
  } finally {
    await hall.cleanUp();
  }
}
