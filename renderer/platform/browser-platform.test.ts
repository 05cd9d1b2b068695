import { describe, expect, it } from 'vitest';
import { createBrowserPlatform, takeEnrolCode } from './browser-platform.ts';

const REPLY = { deviceId: 'd1', token: 'a-token-of-more-than-twenty-characters', role: 'board', hallId: 'h' };

function aPage(options: { search?: string; reply?: () => Promise<Response> } = {}) {
  const kept = new Map<string, string>();
  const asked: { readonly url: string; readonly body: unknown }[] = [];
  const platform = createBrowserPlatform({
    mode: 'kiosk',
    face: 'board',
    version: '1.2.3',
    location: { origin: 'http://hall.example:8460', search: options.search ?? '' },
    storage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    },
    fetch: (url, init) => {
      asked.push({ url: String(url), body: JSON.parse(String(init?.body)) });
      return (options.reply ?? (() => Promise.resolve(Response.json(REPLY))))();
    },
  });
  return { platform, kept, asked };
}

describe('a page in a browser', () => {
  it('knows its server and what its address says', async () => {
    const { platform } = aPage({ search: '?lang=en&number=7&zones=east,west&voice=off' });
    expect(await platform.call('app.info', {})).toMatchObject({
      mode: 'kiosk',
      face: 'board',
      server: 'http://hall.example:8460',
      settings: { locale: 'en', windowNumber: 7, zoneIds: ['east', 'west'], voice: false },
    });
  });

  it.each(['?number=none', '?lang=xx', '?number=500'])(
    '[QU-16] a bad part of the address (%s) falls back',
    async (search) => {
      const { settings } = await aPage({ search }).platform.call('app.info', {});
      expect(settings).toMatchObject({ locale: 'zh-CN', windowNumber: null, zoneIds: [] });
    },
  );

  it('[SE-3] enrols with a one-time code and keeps only the token', async () => {
    const { platform, kept, asked } = aPage();
    expect(await platform.call('device.credentials', {})).toBeNull();
    expect(await platform.call('device.enroll', { code: 'ABCD-EFGH' })).toEqual({ ok: true, code: 'none' });
    expect(asked).toEqual([{ url: 'http://hall.example:8460/api/enroll', body: { code: 'ABCD-EFGH', name: '' } }]);
    expect(await platform.call('device.credentials', {})).toEqual({ deviceId: 'd1', token: REPLY.token });
    expect([...kept.values()].join()).not.toContain('ABCD');
    await platform.call('device.forget', {});
    expect(await platform.call('device.credentials', {})).toBeNull();
  });

  it.each([
    [
      'a refusal',
      () => Promise.resolve(Response.json({ ok: false, code: 'enroll.expired' }, { status: 410 })),
      'enroll.expired',
    ],
    ['no network', () => Promise.reject(new TypeError('failed')), 'offline'],
    ['something that is not our server', () => Promise.resolve(new Response('<html>')), 'internal'],
    ['an answer that is not one', () => Promise.resolve(Response.json({ token: 5 })), 'internal'],
  ])('enrolment that meets %s says so', async (_what, reply, code) => {
    const { platform, kept } = aPage({ reply });
    expect(await platform.call('device.enroll', { code: 'ABCD' })).toEqual({ ok: false, code });
    expect(kept.size).toBe(0);
  });

  it('credentials that were damaged count as none', async () => {
    const { platform, kept } = aPage();
    kept.set('civichall.device.kiosk.board', '{"deviceId":');
    expect(await platform.call('device.credentials', {})).toBeNull();
    expect(kept.size).toBe(0);
  });

  it('has no printer and no service menu, and says so', async () => {
    const { platform } = aPage();
    const job = { jobId: 'j', width: 8, height: 8, bits: '' };
    expect(await platform.call('print.slip', job)).toEqual({ result: 'failed', code: 'printer.none' });
    expect(await platform.call('service.unlock', { pin: '123456' })).toEqual({ ok: false, code: 'service.locked' });
  });
});

describe('[SE-9] the code in the address', () => {
  function open(hash: string) {
    const history: string[] = [];
    const code = takeEnrolCode(
      { hash, pathname: '/counter', search: '?lang=en' },
      { replaceState: (_state, _title, url) => void history.push(String(url)) },
    );
    return { code, history };
  }

  it('is taken out of the address at once', () => {
    expect(open('#enroll=ABCD-EFGH')).toEqual({ code: 'ABCD-EFGH', history: ['/counter?lang=en'] });
  });

  it('another fragment is left alone', () => {
    expect(open('#somewhere')).toEqual({ code: null, history: [] });
  });
});
