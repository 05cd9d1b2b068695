import type { ArticleWords } from './article-words.ts';
import { CITY_ARTICLES } from './articles-city.ts';
import { HALL_ARTICLES } from './articles-hall.ts';

/** Articles of the information desk by id. */
export const ARTICLES: Readonly<Record<string, ArticleWords>> = { ...HALL_ARTICLES, ...CITY_ARTICLES };
