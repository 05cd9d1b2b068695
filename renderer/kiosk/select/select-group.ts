import type { Item, Material } from '../../../shared/domain/catalogue/catalogue.ts';
import { checklistOf } from '../../../shared/domain/catalogue/checklist.ts';
import type { Need } from '../../../shared/domain/hall/hall-words.ts';
import { windowNumbers } from '../../../shared/domain/hall/slip-reply.ts';
import { getRow } from '../../../shared/lib/table.ts';
import { type Locale, textIn, textOrChinese } from '../../../shared/lib/text.ts';
import type { ClientView } from '../../data/client.ts';
import { type Capacity, type PageOf, pageOf } from '../layout.ts';
import type { GroupPage } from '../visit/visit.ts';
import { type GroupLine, groupLine, zoneName } from './hall-picture.ts';
import { hasRoom } from './select-matters.ts';

export type MaterialLine = {
  readonly id: string;
  readonly name: string;
  readonly form: Material['form'];
  readonly originals: number;
  readonly copies: number;
  readonly fetched: boolean;
  readonly tolerance: boolean;
  /** '' = always needed. */
  readonly condition: string;
  /** How to get it right, '' = nothing to say. */
  readonly example: string;
  /** The name is Chinese because the asked language is missing [KI-3]. */
  readonly fallback: boolean;
};

/** What the page of a group shows under its head. */
export type GroupBody =
  | { readonly kind: 'unsure' }
  | { readonly kind: 'nothing-listed' }
  | { readonly kind: 'items'; readonly list: PageOf<{ readonly id: string; readonly name: string }> }
  | {
      readonly kind: 'item';
      readonly name: string;
      readonly instant: boolean;
      /** '' where the catalogue promises nothing. */
      readonly promised: string;
      readonly fee: string;
      readonly toBring: number;
      readonly fetched: number;
      readonly list: PageOf<MaterialLine>;
    };

/** What may be taken here now. `none`: why not. */
export type TakeChoice =
  /** `another`: a further matter may be added to the visit [QU-17]. */
  | { readonly kind: 'open'; readonly priority: boolean; readonly another: boolean }
  | { readonly kind: 'none'; readonly why: 'offline' | 'stopped' };

export type GroupScreen = {
  readonly kind: 'group';
  readonly group: GroupLine;
  readonly unsure: boolean;
  readonly zone: string;
  readonly windows: readonly number[];
  readonly take: TakeChoice;
  readonly needs: readonly Need[];
  readonly body: GroupBody;
};

/** Things to bring first, then what the state fetches itself. */
export function inOrder(materials: readonly Material[]): readonly Material[] {
  return [...materials.filter((each) => !each.fetched), ...materials.filter((each) => each.fetched)];
}

export function materialLine(material: Material, locale: Locale): MaterialLine {
  return {
    id: material.id,
    name: textIn(material.name, locale),
    form: material.form,
    originals: material.originals,
    copies: material.copies,
    fetched: material.fetched,
    tolerance: material.tolerance,
    condition: material.condition === null ? '' : textIn(material.condition, locale),
    example: material.example === null ? '' : textIn(material.example, locale),
    fallback: textOrChinese(material.name, locale).fallback,
  };
}

function itemBody(item: Item, page: number, capacity: Capacity, locale: Locale): GroupBody {
  const fetched = item.materials.filter((each) => each.fetched).length;
  const lines = inOrder(item.materials).map((each) => materialLine(each, locale));
  return {
    kind: 'item',
    name: textIn(item.name, locale),
    instant: item.instant,
    promised: item.promised === null ? '' : textIn(item.promised, locale),
    fee: textIn(item.fee, locale),
    toBring: item.materials.length - fetched,
    fetched,
    list: pageOf(lines, capacity.materials, page),
  };
}

function selectBody(view: ClientView, prefix: string, page: GroupPage, capacity: Capacity, locale: Locale): GroupBody {
  if (page.unsure) return { kind: 'unsure' };
  const items = view.catalogue.items.filter((each) => each.prefix === prefix);
  const open = page.item === null ? undefined : items.find((each) => each.id === page.item?.id);
  if (open !== undefined && page.item !== null) {
    const materials = page.carried ? [...checklistOf(open, page.carried.answers)] : open.materials;
    return itemBody({ ...open, materials }, page.item.page, capacity, locale);
  }
  if (items.length === 0) return { kind: 'nothing-listed' };
  const lines = items.map((each) => ({ id: each.id, name: textIn(each.name, locale) }));
  return { kind: 'items', list: pageOf(lines, capacity.items, page.page) };
}

/** Null when the group is gone: the hall was changed meanwhile. */
export function selectGroup(
  view: ClientView,
  page: GroupPage,
  needs: readonly Need[],
  capacity: Capacity,
  locale: Locale,
  offline: boolean,
): GroupScreen | null {
  const group = getRow(view.hall.groups, page.groupId);
  if (!group) return null;
  const line = groupLine(view.hall, group, locale);
  const closed: TakeChoice | null = offline
    ? { kind: 'none', why: 'offline' }
    : line.stopped
      ? { kind: 'none', why: 'stopped' }
      : null;
  return {
    kind: 'group',
    group: line,
    unsure: page.unsure,
    zone: zoneName(view.hall, group.zoneId, locale),
    windows: windowNumbers(view.hall, group.id),
    take: closed ?? { kind: 'open', priority: group.priority, another: !page.unsure && hasRoom(view.hall, 1) },
    needs,
    body: selectBody(view, group.prefix, page, capacity, locale),
  };
}
