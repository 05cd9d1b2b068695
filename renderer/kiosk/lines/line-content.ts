import type { TFunction } from 'i18next';
import { hallOf } from '../../../shared/domain/hall/hall-of.ts';
import type { LineAnswers } from '../../../shared/domain/line/ask-line.ts';
import { present } from '../../../shared/lib/assert.ts';
import { type Locale, textIn } from '../../../shared/lib/text.ts';
import type { ClientView } from '../../data/client.ts';
import { dayText } from '../../i18n/day-text.ts';
import type { ListContent } from '../../slip/layout-list.ts';
import { formText } from '../parts/form-text.ts';
import { lineWords } from './line-text.ts';
import { type PlanMaterial, planOf } from './select-line.ts';

/** A line with what this person said: all that its paper needs. */
export type LineWish = { readonly lineId: string; readonly answers: LineAnswers };

type Parts = {
  readonly view: Pick<ClientView, 'catalogue' | 'hall'>;
  readonly line: LineWish;
  readonly locale: Locale;
  readonly t: TFunction<'kiosk'>;
};

/** The plan on paper: dates by stage and one list of what to bring, the same as on the screen. */
export function lineContent({ view, line: wish, locale, t }: Parts): ListContent {
  const line = present(
    view.catalogue.lines.find((each) => each.id === wish.lineId),
    'the line of the list',
  );
  const hall = present(hallOf(view.hall), 'hall');
  const plan = planOf({ catalogue: view.catalogue, line, answers: wish.answers, locale, today: hall.day });
  const words = lineWords(t, locale, hall.day);
  const rowsOf = (materials: readonly PlanMaterial[]) =>
    materials.map((material) => ({
      name: material.name,
      details: [
        material.fetched ? '' : formText(material, t),
        material.condition === '' ? '' : t('material.condition.text', { condition: material.condition }),
        words.usedBy(material),
      ],
    }));
  return {
    hallName: textIn(hall.name, locale),
    title: t('line.plan.title'),
    itemName: plan.name.text,
    answers: line.questions.flatMap(({ id, question }) => {
      const answer = wish.answers[id];
      return answer === undefined ? [] : [`${textIn(question, locale)} ${t(ANSWER_WORD[answer])}`];
    }),
    parts: [
      {
        title: t('line.part.dates'),
        mark: '·',
        rows: plan.stages.map((stage) => ({
          name: stage.name.text,
          details: [
            words.stageFacts(stage),
            stage.extra > 0 ? t('line.extra.text', { count: stage.extra }) : '',
            ...stage.branches.map((branch) =>
              t('line.branch.text', { name: branch.name.text, time: words.branchTag(branch) }),
            ),
          ],
        })),
      },
      { title: t('guide.paper.bring'), mark: '□', rows: rowsOf(plan.bring) },
      { title: t('guide.paper.later'), mark: '□', rows: rowsOf(plan.later) },
      { title: t('guide.paper.fetched'), mark: '–', rows: rowsOf(plan.fetched) },
    ],
    rows: [{ label: t('line.due.label'), value: words.by(plan.due), strong: true }],
    qr: null,
    notes: [
      t('line.assumed.text', { date: dayText(hall.day, locale) }),
      ...(plan.pauses ? [t('line.pauses.text')] : []),
      ...(plan.due.provisional ? [t('line.provisional.text')] : []),
    ],
  };
}

export const ANSWER_WORD = {
  yes: 'line.answer.yes',
  no: 'line.answer.no',
  unsure: 'line.answer.unsure',
} as const;
