/**
 * What the loudspeaker can say. A sentence is a row of clip names; `{number}` stands for the clips of a ticket number
 * (its letter, then its digits), `{window}` for the clip of a window.
 * @typedef {object} VoiceTexts
 * @property {string} voice the synthesizer's voice
 * @property {number} wordsPerMinute
 * @property {Record<string, string>} clips clip name -> text
 * @property {Record<string, readonly string[]>} sentences
 */

/** The letters that stand before ticket numbers: the queues' own, P for priority, Y for bookings. */
const LETTERS = 'ABCDEFGHKLNPY';
const WINDOWS = 36;
const CHINESE_DIGITS = '零一二三四五六七八九';

/** @type {Readonly<Record<string, VoiceTexts>>} */
export const VOICE_TEXTS = {
  'zh-CN': {
    voice: 'cmn-latn-pinyin',
    wordsPerMinute: 150,
    clips: {
      ...numberClips((digit) => CHINESE_DIGITS.charAt(digit)),
      ...windowClips((window) => `${chineseNumber(window)}号窗口办理`),
      please: '请',
      'go-to': '号，到',
      'wait-on': '号，请继续等候',
    },
    sentences: {
      call: ['please', '{number}', 'go-to', '{window}'],
      waitOn: ['please', '{number}', 'wait-on'],
    },
  },
  en: {
    voice: 'en-gb',
    wordsPerMinute: 150,
    clips: {
      ...numberClips(String),
      ...windowClips((window) => `window ${window}`),
      number: 'number',
      'go-to': 'please go to',
      'wait-on': 'please wait on',
    },
    sentences: {
      call: ['number', '{number}', 'go-to', '{window}'],
      waitOn: ['number', '{number}', 'wait-on'],
    },
  },
};

/** @param {(digit: number) => string} digitText */
function numberClips(digitText) {
  return Object.fromEntries([
    ...[...LETTERS].map((letter) => [`letter-${letter}`, letter]),
    ...Array.from({ length: 10 }, (_, digit) => [`digit-${digit}`, digitText(digit)]),
  ]);
}

/** @param {(window: number) => string} text */
function windowClips(text) {
  return Object.fromEntries(Array.from({ length: WINDOWS }, (_, at) => [`window-${at + 1}`, text(at + 1)]));
}

/** From 1 to 99, as it is said. @param {number} value */
function chineseNumber(value) {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  return `${tens > 1 ? CHINESE_DIGITS.charAt(tens) : ''}${tens > 0 ? '十' : ''}${ones > 0 ? CHINESE_DIGITS.charAt(ones) : ''}`;
}
