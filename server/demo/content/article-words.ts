import type { Article } from '../../../shared/domain/catalogue/article.ts';
import { t } from './words.ts';

/** What the source catalogue does not say about an article; a blank line of the body parts its paragraphs. */
export type ArticleWords = Pick<Article, 'body' | 'source' | 'date'>;

export const CENTRE = t(
  '市行政审批局（政务服务中心）',
  'Municipal Administrative Approval Bureau (Administrative Service Center)',
);
