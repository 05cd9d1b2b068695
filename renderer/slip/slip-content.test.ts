import { describe, expect, it } from 'vitest';
import { createTexts } from '../i18n/init.ts';
import { playHall } from '../kiosk/testing/play-hall.ts';
import { smallHall } from '../kiosk/testing/small-hall.ts';
import { listNumbers } from '../ui/list-numbers.ts';
import { spacedNumber } from '../ui/spaced-number.ts';
import { slipContent } from './slip-content.ts';

const texts = createTexts('zh-CN');

function contentOf(locale: 'zh-CN' | 'en', change: (slip: ReturnType<typeof aSlip>['slip']) => object = () => ({})) {
  const { hall, slip } = aSlip();
  return slipContent({
    slip: { ...slip, ...change(slip) },
    hall: hall.state(),
    locale,
    t: texts.getFixedT(locale, 'print'),
    spaced: spacedNumber,
    list: (numbers) => listNumbers(numbers, locale),
  });
}

function aSlip() {
  const hall = playHall(smallHall(), Date.UTC(2026, 4, 12, 2, 5));
  hall.openWindow('w1');
  hall.openWindow('w2');
  hall.take('tax');
  return { hall, slip: hall.take('tax', 'priority') };
}

describe('what a slip says', () => {
  it('[KI-3] is in the language of the visitor', () => {
    const zh = contentOf('zh-CN');
    expect(zh.hallName).toBe('小城政务服务中心');
    expect(zh.number).toBe('GP\u00a001');
    expect(zh.rows.map((row) => row.value).join('|')).toContain('一区|1、2 号|4711|');
    const en = contentOf('en');
    expect(en.hallName).toBe('Small Town Service Center');
    expect(JSON.stringify(en)).not.toMatch(/[\u4e00-\u9fff]/);
  });

  it('gives the time of the hall, not of the machine', () => {
    expect(contentOf('zh-CN').rows.at(-1)?.value).toMatch(/10:05/);
  });

  it('[QU-11] says so when no window is open, and promises no time', () => {
    const closed = contentOf('zh-CN', () => ({ standing: { ahead: 3, range: { kind: 'none-open' } } }));
    expect(closed.waiting.join()).toContain('暂无开放窗口');
    expect(closed.waiting.join()).not.toContain('分钟');
  });

  it('has a QR code only with an address, and no empty check code', () => {
    expect(contentOf('en').qr).toBeNull();
    const url = 'https://hall.example/t#abc';
    expect(contentOf('en', () => ({ slipSecret: { checkCode: '1', token: 'abc', url } })).qr?.text).toBe(url);
    expect(contentOf('en', () => ({ slipSecret: undefined })).rows.some((row) => row.value === '')).toBe(false);
  });

  it('[QU-17] lists the other numbers of the visit', () => {
    const others = () => {
      const { slip } = aSlip();
      return { others: [{ ...slip, number: 'E002', groupId: 'pension', windows: [3] }] };
    };
    const zh = contentOf('zh-CN', others).rows.find((row) => row.label === '您还有');
    expect(zh?.value).toBe('E\u00a0002  社保，3 号窗口');
    expect(contentOf('zh-CN').rows.some((row) => row.label === '您还有')).toBe(false);
  });

  it('marks what is needed for staff, in no words that anybody can read', () => {
    const needs = () => ({ needs: ['low-counter', 'english'] as const });
    expect(contentOf('zh-CN', needs).rows).toContainEqual({ label: '备注', value: 'L E', strong: false });
    expect(JSON.stringify(contentOf('en', needs))).not.toMatch(/counter|english/i);
    expect(contentOf('zh-CN').rows.some((row) => row.label === '备注')).toBe(false);
  });

  it('[QU-15] a return slip says until when it is good and how to use it, and promises no wait', () => {
    const plain = contentOf('zh-CN', () => ({ returning: { until: null } }));
    expect(plain).toMatchObject({ mark: '回访凭条', waiting: ['下一个开放日有效'] });
    const dated = contentOf('en', () => ({ returning: { until: '2026-11-30' } }));
    expect(dated.waiting.join()).toContain('until Monday');
    expect(JSON.stringify(dated)).not.toMatch(/Ahead of you|Valid today|Zone 1|Windows/);
    expect(dated.rows.map((row) => row.value)).toContain('4711');
  });

  it('[QU-3] marks a reprint', () => {
    expect(contentOf('zh-CN').reprint).toBe('');
    expect(contentOf('zh-CN', () => ({ version: 2 })).reprint).not.toBe('');
  });
});
