import type { Locale } from '../../shared/lib/text.ts';
import boardEn from './locales/en/board.json';
import commonEn from './locales/en/common.json';
import counterEn from './locales/en/counter.json';
import devicesEn from './locales/en/devices.json';
import errorsEn from './locales/en/errors.json';
import kioskEn from './locales/en/kiosk.json';
import manageEn from './locales/en/manage.json';
import peopleEn from './locales/en/people.json';
import phoneEn from './locales/en/phone.json';
import printEn from './locales/en/print.json';
import voiceEn from './locales/en/voice.json';
import whyEn from './locales/en/why.json';
import boardZh from './locales/zh-CN/board.json';
import commonZh from './locales/zh-CN/common.json';
import counterZh from './locales/zh-CN/counter.json';
import devicesZh from './locales/zh-CN/devices.json';
import errorsZh from './locales/zh-CN/errors.json';
import kioskZh from './locales/zh-CN/kiosk.json';
import manageZh from './locales/zh-CN/manage.json';
import peopleZh from './locales/zh-CN/people.json';
import phoneZh from './locales/zh-CN/phone.json';
import printZh from './locales/zh-CN/print.json';
import voiceZh from './locales/zh-CN/voice.json';
import whyZh from './locales/zh-CN/why.json';
import type { TextNamespace } from './namespaces.ts';

/** The source texts; their keys are the only keys that compile. */
export const sourceTexts = {
  common: commonZh,
  kiosk: kioskZh,
  counter: counterZh,
  devices: devicesZh,
  manage: manageZh,
  people: peopleZh,
  board: boardZh,
  phone: phoneZh,
  errors: errorsZh,
  print: printZh,
  voice: voiceZh,
  why: whyZh,
} satisfies Record<TextNamespace, Record<string, string>>;

/** What every locale must have: the namespaces of the source. Equal keys and parameters are proven by test. */
export const resources = {
  'zh-CN': sourceTexts,
  en: {
    common: commonEn,
    kiosk: kioskEn,
    counter: counterEn,
    devices: devicesEn,
    manage: manageEn,
    people: peopleEn,
    board: boardEn,
    phone: phoneEn,
    errors: errorsEn,
    print: printEn,
    voice: voiceEn,
    why: whyEn,
  },
} satisfies Record<Locale, Record<TextNamespace, Record<string, string>>>;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    keySeparator: false;
    resources: typeof sourceTexts;
  }
}
