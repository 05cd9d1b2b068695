import { describe, expect, it } from 'vitest';
import { inspect } from './inspect.ts';

const limits = { jsonDepth: 4, arrayLength: 3 };

describe('[SE-6] inspect', () => {
  it.each([
    [{ a: { b: { c: { d: 1 } } } }],
    [[1, 2, 3]],
    [{ text: '取号 A012 – café' }],
    [null],
    [{ a: [{ b: [1] }] }],
  ])('lets %j through', (value) => {
    expect(inspect(value, limits)).toEqual({ ok: true, value });
  });

  it.each([
    ['depth', { a: { b: { c: { d: { e: 1 } } } } }],
    ['depth', [[[[[1]]]]]],
    ['array', [1, 2, 3, 4]],
    ['array', { a: 1, b: 2, c: 3, d: 4 }],
    ['control-character', 'a\nb'],
    ['control-character', { a: '\u0085' }],
    ['control-character', { 'a\u0000': 1 }],
    ['control-character', 'half a pair \ud800'],
    ['key', JSON.parse('{"__proto__":1}')],
    ['key', { constructor: 1 }],
    ['key', { a: { prototype: 1 } }],
    ['binary', { a: new Uint8Array(1) }],
    ['binary', new ArrayBuffer(1)],
    ['type', { a: () => 1 }],
    ['type', { a: undefined }],
  ])('refuses %s', (reason, value) => {
    expect(inspect(value, limits)).toEqual({ ok: false, reason });
  });

  it('normalises values and keys, so a forbidden key cannot hide', () => {
    const decomposed = 'e\u0301';
    expect(inspect({ [decomposed]: decomposed }, limits)).toEqual({ ok: true, value: { é: 'é' } });
  });
});
