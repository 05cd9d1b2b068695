/** Small letters, no marks, one space between words, none beside a Chinese character: what is compared with what. */
export function normalText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\blicens/g, 'licenc')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '')
    .trim();
}

/** Whether there is a Chinese character in it. */
export function hasHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

/** Whether a match at `at` begins where a word does: a Chinese character is a word of its own. */
export function isWordStart(text: string, at: number): boolean {
  return at === 0 || !/[a-z0-9]/.test(text.charAt(at - 1)) || !/[a-z0-9]/.test(text.charAt(at));
}

const SMALL_TALK =
  /请问|我们?|想要?|需要|要|怎么样?|如何|怎样|什么|哪些|哪里|哪儿|手续|材料|办理|多少钱|多久|能不能|可以|一下|[吗呢啊的个]/gu;

/** A question in Chinese without the words that every question has. */
export function withoutSmallTalk(query: string): string {
  return query.replace(SMALL_TALK, '');
}
