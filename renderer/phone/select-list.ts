import type { CarriedLink } from '../../shared/domain/catalogue/carried-link.ts';
import type { Item, Material } from '../../shared/domain/catalogue/catalogue.ts';
import { checklistOf, checklistParts, validAnswers } from '../../shared/domain/catalogue/checklist.ts';
import type { LocalText } from '../../shared/lib/text.ts';

/** What came of asking the server for the item. */
export type Loaded =
  | { readonly status: 'asking' }
  | { readonly status: 'failed' }
  | { readonly status: 'here'; readonly item: Item | null };

export type ListScreen =
  | { readonly kind: 'no-link' | 'loading' | 'failed' | 'gone' }
  | {
      readonly kind: 'list';
      readonly name: LocalText;
      /** Business day on which the list was made at the kiosk, '' where it is not known. */
      readonly day: string;
      /** The item was published anew since: this is the newer list. */
      readonly changed: boolean;
      readonly answers: readonly { readonly id: string; readonly question: LocalText; readonly label: LocalText }[];
      readonly bring: readonly Material[];
      readonly later: readonly Material[];
      readonly fetched: readonly Material[];
      readonly fee: LocalText;
    };

/** The personal list worked out from the published item and the answers in the address. */
export function selectList(link: CarriedLink | null, loaded: Loaded): ListScreen {
  if (link === null) return { kind: 'no-link' };
  if (loaded.status === 'asking') return { kind: 'loading' };
  if (loaded.status === 'failed') return { kind: 'failed' };
  const { item } = loaded;
  if (item === null) return { kind: 'gone' };
  const answers = validAnswers(item, link.carried.answers);
  const { bring, later, fetched } = checklistParts(checklistOf(item, answers));
  return {
    kind: 'list',
    name: item.name,
    day: link.day,
    changed: item.version !== link.carried.version,
    answers: item.situations.flatMap(({ id, question, options }) => {
      const option = options.find((each) => each.id === answers[id]);
      return option ? [{ id, question, label: option.label }] : [];
    }),
    bring,
    later,
    fetched,
    fee: item.fee,
  };
}
