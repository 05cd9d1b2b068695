import type { Item } from '../../../shared/domain/catalogue/catalogue.ts';
import { checklistOf, checklistParts, validAnswers } from '../../../shared/domain/catalogue/checklist.ts';
import type { LocalText } from '../../../shared/lib/text.ts';
import type { ClientView } from '../../data/client.ts';
import type { Desk } from '../model/desk.ts';

/** What the visitor at the window was told to bring; null where the number came without a checklist. */
export type CarriedList = {
  readonly name: LocalText;
  readonly answers: readonly { readonly id: string; readonly question: LocalText; readonly label: LocalText }[];
  readonly bring: Item['materials'];
  readonly later: Item['materials'];
  readonly fetched: Item['materials'];
  /** The item was published anew since: what they were told may differ from this. */
  readonly changed: boolean;
};

/** The list is worked out here from the published item, by the answers that came with the number. */
export function carriedList({ catalogue }: Pick<ClientView, 'catalogue'>, desk: Desk): CarriedList | null {
  const { carried } = desk.seat;
  if (!carried || carried.ticketId !== desk.current?.id) return null;
  const item = catalogue.items.find((each) => each.id === carried.itemId);
  if (!item) return null;
  const answers = validAnswers(item, carried.answers);
  const { bring, later, fetched } = checklistParts(checklistOf(item, answers));
  return {
    name: item.name,
    answers: item.situations.flatMap(({ id, question, options }) => {
      const option = options.find((each) => each.id === answers[id]);
      return option ? [{ id, question, label: option.label }] : [];
    }),
    bring: [...bring],
    later: [...later],
    fetched: [...fetched],
    changed: item.version !== carried.version,
  };
}
