import type { AskSign } from '../../../shared/domain/ask/ask.ts';
import type { MatterReply } from '../../../shared/domain/commands/replies.ts';
import { getRow } from '../../../shared/lib/table.ts';
import { type Locale, textOrChinese } from '../../../shared/lib/text.ts';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import type { ClientView } from '../../data/client.ts';
import type { Message } from '../../i18n/message.ts';
import { type Capacity, type PageOf, pageOf } from '../layout.ts';
import type { AskPage, AskStep } from './ask-page.ts';

/** Asking for a person. `choose`: what it is about; `off-line`: nobody can be called, the desk is where to go. */
export type PersonScreen = {
  readonly kind: 'ask';
  readonly state: 'choose' | 'off-line' | 'asked' | 'taken';
  readonly busy: boolean;
  readonly sign: AskSign | null;
  readonly trouble: Message | null;
  /** There are answers to what others ask. */
  readonly canRead: boolean;
};

export type AskScreen =
  | PersonScreen
  | {
      readonly kind: 'ask-faqs';
      /** Name of the category, null = the list of them. */
      readonly title: string | null;
      readonly rows: PageOf<{ readonly id: string; readonly label: string; readonly to: AskStep }>;
    }
  | {
      readonly kind: 'ask-faq';
      readonly question: string;
      readonly paragraphs: readonly string[];
      /** There is no English: it is shown in Chinese, and that is said [KI-3]. */
      readonly fallback: boolean;
      readonly offline: boolean;
    }
  | {
      readonly kind: 'ask-write';
      readonly text: string;
      readonly busy: boolean;
      readonly offline: boolean;
      readonly trouble: Message | null;
    }
  | { readonly kind: 'ask-left'; readonly number: string; readonly code: string }
  | {
      readonly kind: 'ask-code';
      readonly entry: string;
      readonly busy: boolean;
      readonly offline: boolean;
      readonly triesLeft: number | null;
      readonly trouble: Message | null;
    }
  | { readonly kind: 'ask-reply'; readonly reply: Extract<MatterReply, { found: true }> };

/** The open request of this kiosk as the server told it, null = none. */
export function askSignOf({ hall, hello }: Pick<ClientView, 'hall' | 'hello'>): AskSign | null {
  const deviceId = hello?.device?.id;
  return deviceId === undefined ? null : (getRow(hall.askSigns, deviceId) ?? null);
}

type Around = { readonly offline: boolean; readonly locale: Locale; readonly capacity: Capacity };

export function selectAsk(view: ClientView, page: AskPage, { offline, locale, capacity }: Around): AskScreen {
  const { faqs } = view.catalogue;
  const { press, trouble } = page;
  const rest = { busy: press !== null, trouble };
  switch (page.step) {
    case 'person': {
      const sign = askSignOf(view);
      const state = sign?.status ?? (offline ? 'off-line' : 'choose');
      return { kind: 'ask', ...rest, sign, state, canRead: faqs.length > 0 };
    }
    case 'faqs': {
      const label = (faq: (typeof faqs)[number]) => textOrChinese(faq.category, locale).text;
      const inIt = faqs.filter((faq) => page.category === faq.category['zh-CN']);
      const [first] = inIt;
      if (page.category !== null && first) {
        const rows = inIt.map((faq) => {
          const to = { step: 'faq', id: faq.id } as const;
          return { id: faq.id, label: textOrChinese(faq.question, locale).text, to };
        });
        return { kind: 'ask-faqs', title: label(first), rows: pageOf(rows, capacity.guide.rows, page.page) };
      }
      const categories = new Map(faqs.map((faq) => [faq.category['zh-CN'], label(faq)]));
      const rows = Array.from(categories, ([id, text]) => {
        const to = { step: 'faqs', category: id, page: 0 } as const;
        return { id, label: text, to };
      });
      return { kind: 'ask-faqs', title: null, rows: pageOf(rows, capacity.guide.rows, page.page) };
    }
    case 'faq': {
      const faq = faqs.find(({ id }) => id === page.id);
      const question = faq && textOrChinese(faq.question, locale);
      const answer = faq && textOrChinese(faq.answer, locale);
      return {
        kind: 'ask-faq',
        question: question?.text ?? '',
        paragraphs: answer?.text.split(/\n\s*\n/) ?? [],
        fallback: (question?.fallback ?? false) || (answer?.fallback ?? false),
        offline,
      };
    }
    case 'write':
      return { kind: 'ask-write', ...rest, text: page.text, offline };
    case 'left':
      return { kind: 'ask-left', number: page.made.number, code: page.made.slipSecret?.checkCode ?? '' };
    case 'code':
      return { kind: 'ask-code', ...rest, entry: page.entry, triesLeft: page.triesLeft, offline };
    case 'reply':
      return { kind: 'ask-reply', reply: page.reply };
    default:
      return unreachable(page);
  }
}
