import type { Content, ContentKind } from '../catalogue/content.ts';
import type { AnyRow } from './content-tables.ts';
import type { Draft, EditionNote } from './edition.ts';

export type ContentEvent =
  /** A whole catalogue: every list that is there replaces the rows of its kind. */
  | { readonly type: 'catalogue.published'; readonly at: number; readonly content: Content }
  /** New versions, all at once. */
  | {
      readonly type: 'content.published';
      readonly at: number;
      readonly by: string;
      readonly act: Exclude<EditionNote['act'], 'withdrawn'>;
      readonly note: string;
      readonly from: number | null;
      readonly rows: readonly { readonly kind: ContentKind; readonly row: AnyRow }[];
    }
  | {
      readonly type: 'content.withdrawn';
      readonly at: number;
      readonly by: string;
      readonly note: string;
      readonly kind: ContentKind;
      readonly id: string;
    }
  | { readonly type: 'content.drafted'; readonly at: number; readonly draft: Draft }
  | { readonly type: 'content.draftDropped'; readonly at: number; readonly kind: ContentKind; readonly id: string };
