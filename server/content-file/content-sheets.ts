import type { ContentKind } from '../../shared/domain/catalogue/content.ts';
import { type Column, flag, list, number, text } from '../hall-file/columns.ts';
import { basisLines, jsonCell, limit, local, localLines, optionLines, whenLines } from './content-columns.ts';

/** Rows of a sheet that belong to rows of another one, which their first columns name. */
export type PartSheet = {
  readonly name: string;
  /** Column that names the row it belongs to. */
  readonly owner: string;
  readonly into: string;
  readonly columns: readonly Column[];
  /** Fields that are null where the cell is empty. */
  readonly nullable: readonly string[];
  readonly parts: readonly PartSheet[];
};
export type KindSheet = Omit<PartSheet, 'owner' | 'into'> & { readonly kind: ContentKind };

const id = text('id');

/** One sheet for each kind, one more for each list in it; titles are the paths of the JSON form, as in the hall file [OP-3]. */
export const CONTENT_SHEETS: readonly KindSheet[] = [
  {
    kind: 'theme',
    name: 'themes',
    columns: [id, number('version'), text('kind'), ...local('name'), number('order')],
    nullable: [],
    parts: [],
  },
  {
    kind: 'item',
    name: 'items',
    columns: [
      ...[id, number('version'), ...local('name'), text('prefix'), flag('instant'), ...local('promised')],
      ...[...local('fee'), text('departmentId'), ...local('department'), list('applicants'), list('themes')],
      ...[list('synonyms'), basisLines('basis'), ...limit('statutory'), ...limit('promisedLimit')],
      ...[localLines('steps'), ...local('result')],
    ],
    nullable: ['promised', 'statutory', 'statutory.note', 'promisedLimit', 'promisedLimit.note', 'result'],
    parts: [
      {
        name: 'situations',
        owner: 'itemId',
        into: 'situations',
        columns: [id, ...local('question'), optionLines('options')],
        nullable: [],
        parts: [],
      },
      {
        name: 'materials',
        owner: 'itemId',
        into: 'materials',
        columns: [
          ...[id, ...local('name'), text('form'), number('originals'), number('copies'), flag('fetched')],
          ...[flag('tolerance'), ...local('condition'), whenLines('when'), ...local('example')],
        ],
        nullable: ['condition', 'example'],
        parts: [],
      },
    ],
  },
  {
    kind: 'line',
    name: 'lines',
    columns: [id, number('version'), ...local('name'), number('total'), text('clock'), ...local('note')],
    nullable: [],
    parts: [
      {
        name: 'gates',
        owner: 'lineId',
        into: 'gate',
        columns: [id, ...local('question'), text('yes'), text('no'), ...local('stopText')],
        nullable: [],
        parts: [],
      },
      {
        name: 'lineQuestions',
        owner: 'lineId',
        into: 'questions',
        columns: [id, ...local('question'), list('yes'), list('no')],
        nullable: [],
        parts: [],
      },
      {
        name: 'stages',
        owner: 'lineId',
        into: 'stages',
        columns: [id, ...local('name'), number('limit'), list('dependsOn'), localLines('documents')],
        nullable: [],
        parts: [
          {
            name: 'branches',
            owner: 'stageId',
            into: 'branches',
            columns: [
              ...[text('itemId'), number('limit'), flag('required'), flag('counts'), text('condition')],
              ...[text('role'), list('dependsOn'), text('before')],
            ],
            nullable: ['condition', 'before'],
            parts: [],
          },
        ],
      },
    ],
  },
  {
    kind: 'article',
    name: 'articles',
    columns: [
      ...[id, number('version'), ...local('category'), ...local('title'), ...local('body'), ...local('source')],
      ...[text('date'), jsonCell('attachments')],
    ],
    nullable: [],
    parts: [],
  },
  {
    kind: 'faq',
    name: 'faqs',
    columns: [id, number('version'), ...local('category'), ...local('question'), ...local('answer')],
    nullable: [],
    parts: [],
  },
  {
    kind: 'floorMap',
    name: 'maps',
    columns: [id, number('version'), ...local('name'), jsonCell('picture')],
    nullable: [],
    parts: [
      {
        name: 'marks',
        owner: 'mapId',
        into: 'marks',
        columns: [number('windowNumber'), ...local('place'), number('x'), number('y')],
        nullable: [],
        parts: [],
      },
    ],
  },
];

/** Rows of one sheet; five thousand items with their materials stay below. */
export const MAX_CONTENT_ROWS = 60_000;
/** Bytes of a file. */
export const MAX_CONTENT_BYTES = 24 * 1024 * 1024;
