import type { TFunction } from 'i18next';
import type { Carried } from '../../../shared/domain/catalogue/carried.ts';
import { checklistOf, checklistParts } from '../../../shared/domain/catalogue/checklist.ts';
import { hallOf } from '../../../shared/domain/hall/hall-of.ts';
import { type Locale, textIn } from '../../../shared/lib/text.ts';
import type { ClientView } from '../../data/client.ts';
import { dayText } from '../../i18n/day-text.ts';
import type { ListContent } from '../../slip/layout-list.ts';
import { listNumbers } from '../../ui/list-numbers.ts';
import { formText } from '../parts/form-text.ts';
import { materialLine } from '../select/select-group.ts';
import { listLink, placeOf } from './select-item.ts';

type Parts = {
  readonly view: ClientView;
  readonly carried: Carried;
  readonly locale: Locale;
  readonly t: TFunction<'kiosk'>;
};

/** The printed checklist: the same list as on the screen, with boxes to tick. */
export function listContent({ view, carried, locale, t }: Parts): ListContent {
  const item = view.catalogue.items.find((each) => each.id === carried.itemId);
  if (item === undefined) throw new Error('the item of the list is gone');
  const hall = hallOf(view.hall);
  const { bring, later, fetched } = checklistParts(checklistOf(item, carried.answers));
  const rowsOf = (materials: typeof bring) =>
    materials.map((material) => {
      const line = materialLine(material, locale);
      return {
        name: line.name,
        details: [
          line.fetched ? '' : formText(line, t),
          line.condition === '' ? '' : t('material.condition.text', { condition: line.condition }),
          line.example,
        ],
      };
    });
  const place = placeOf(view.hall, item, locale);
  const link = listLink(view, carried, locale);
  const nothing = bring.length + later.length === 0;
  return {
    hallName: hall ? textIn(hall.name, locale) : '',
    title: t('guide.checklist.title'),
    itemName: textIn(item.name, locale),
    answers: item.situations.flatMap(({ id, question, options }) => {
      const option = options.find((each) => each.id === carried.answers[id]);
      return option ? [`${textIn(question, locale)} ${textIn(option.label, locale)}`] : [];
    }),
    parts: [
      { title: t('guide.paper.bring'), mark: '□', rows: rowsOf(bring) },
      { title: t('guide.paper.later'), mark: '□', rows: rowsOf(later) },
      { title: t('guide.paper.fetched'), mark: '–', rows: rowsOf(fetched) },
    ],
    rows: [
      { label: t('guide.fee.label'), value: textIn(item.fee, locale), strong: false },
      ...(place === null
        ? []
        : [
            {
              label: t('guide.place.label'),
              value:
                place.windows.length === 0
                  ? place.zone
                  : t('group.place.text', {
                      zone: place.zone,
                      windows: listNumbers(place.windows, locale),
                      count: place.windows.length,
                    }),
              strong: true,
            },
          ]),
    ],
    qr: link === null ? null : { text: link, caption: t('guide.qr.label') },
    notes: [
      ...(nothing ? [t('guide.nothing.text')] : []),
      t('guide.paper.note', { date: hall && hall.day !== '' ? dayText(hall.day, locale) : '', version: item.version }),
    ],
  };
}
