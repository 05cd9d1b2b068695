import { describe, expect, it } from 'vitest';
import { createTexts } from './init.ts';
import { MESSAGE_CODES, messageOfError, messageOfHost, messageOfOutcome, whyParams } from './message.ts';
import { createPlainTexts } from './plain-texts.ts';
import { resources, sourceTexts } from './resources.ts';

describe('texts', () => {
  it('codes with dots are keys as they stand, in both languages', async () => {
    const texts = createTexts('zh-CN');
    expect(texts.t('errors:queue.empty')).toBe(sourceTexts.errors['queue.empty']);
    await texts.changeLanguage('en');
    expect(texts.t('errors:queue.empty')).toBe(resources.en.errors['queue.empty']);
  });

  it('two pages do not share a language', async () => {
    const [one, two] = [createTexts('zh-CN'), createTexts('zh-CN')];
    await one.changeLanguage('en');
    expect(two.language).toBe('zh-CN');
  });

  it('every code has one sentence, and no sentence is without a code', () => {
    expect(Object.keys(sourceTexts.errors).sort()).toEqual([...new Set(MESSAGE_CODES)].sort());
  });

  it.each(MESSAGE_CODES)('the sentence of %s has all its parameters whatever the server leaves out', (code) => {
    for (const locale of ['zh-CN', 'en'] as const) {
      const { params } = messageOfError({ code: 'internal' });
      expect(createTexts(locale).t(`errors:${code}`, params)).not.toMatch(/\{\{|undefined/);
    }
  });

  it('the wait is said in whole seconds, at least one', () => {
    expect(messageOfError({ code: 'rate-limited', retryAfterMs: 1200 }).params).toMatchObject({ seconds: 2 });
    expect(messageOfError({ code: 'rate-limited', retryAfterMs: 0 }).params).toMatchObject({ seconds: 1 });
    expect(messageOfError({ code: 'recall.too-soon', params: { seconds: 17 } }).params).toMatchObject({ seconds: 17 });
  });

  it('what went well, or will, needs no sentence', () => {
    expect(messageOfOutcome({ status: 'queued' })).toBeNull();
    expect(messageOfHost({ ok: true, code: 'none' })).toBeNull();
  });

  it('a code of main that we do not know becomes a general sentence', () => {
    expect(messageOfHost({ ok: false, code: 'from-the-future' })?.code).toBe('internal');
    expect(messageOfHost({ ok: false, code: 'service.wrong-pin' })?.code).toBe('service.wrong-pin');
  });

  it('[QU-5] a reason can be read out', () => {
    const why = { code: 'priority', run: 1, of: 2 } as const;
    expect(createTexts('en').t(`why:${why.code}`, whyParams(why))).toBe('Priority number, 1 in a row of at most 2.');
  });
});

describe('texts without i18next', () => {
  const zh = { 'a.b.text': '还有 {{n}} 人', c_other: '{{count}} 人' };
  const en = { 'a.b.text': '{{n}} people', c_one: '{{count}} person', c_other: '{{count}} people' };

  it('puts parameters in and chooses the plural', () => {
    const t = createPlainTexts('en', en, zh);
    expect(t('a.b.text', { n: 3 })).toBe('3 people');
    expect(t('c', { count: 1 })).toBe('1 person');
    expect(t('c', { count: 2 })).toBe('2 people');
    expect(createPlainTexts('zh-CN', zh, zh)('c', { count: 1 })).toBe('1 人');
  });

  it('falls back to Chinese and leaves a missing parameter visible', () => {
    expect(createPlainTexts('en', {}, zh)('a.b.text')).toBe('还有 {{n}} 人');
  });
});
