import type { LocalText } from '../../../shared/lib/text.ts';
import type { SourceItem } from '../source.ts';
import { t } from './words.ts';

/** Procedures that lie between acceptance and decision, as the visitor meets them. */
const PROCEDURES: Readonly<Record<string, LocalText>> = {
  现场核查: t(
    '工作人员到现场看一次，时间先和您约好；这几天算在办理时间里。',
    'Staff come and look once, at an agreed time; these days count.',
  ),
  专家评审: t(
    '请专家评审，评审的时间不算在办理时间里，多少天会书面告诉您。',
    'Experts review it. Their time does not count; you are told in writing how long it takes.',
  ),
  专家评议: t(
    '请专家评议，评议的时间不算在办理时间里，多少天会书面告诉您。',
    'Experts appraise it. Their time does not count; you are told in writing how long it takes.',
  ),
  委托评估: t(
    '委托中介评估，评估的时间另算，会书面告诉您。',
    'An outside appraisal is made; its time is separate and you are told in writing.',
  ),
  公示: t(
    '结果先公示，有不同意见可以提；公示的天数算在办理时间里。',
    'It is published first so that others may object; these days count.',
  ),
  听证: t('依法举行听证，听证的时间不算在办理时间里。', 'A hearing is held as the law says; its time does not count.'),
  残疾评定: t(
    '到指定医院做残疾评定，评定的时间不算在办理时间里。',
    'The named hospital makes the assessment; its time does not count.',
  ),
};

/** The way of an item from the door to the result, in the visitor's words. */
export function stepsOf(item: SourceItem): LocalText[] {
  const result = item.result;
  if (item.caseType === 'instant') {
    return [
      t('带齐材料，在大厅取号或者先预约。', 'Bring everything on the list and take a number here, or book.'),
      t('窗口当场核对，缺什么一次告诉您。', 'The window checks it at once and tells you in one go what is missing.'),
      result
        ? t(`当场办好，领走${result.nameZh}。`, `Done on the spot. You leave with: ${result.nameEn}.`)
        : t('当场办好。', 'Done on the spot.'),
    ];
  }
  return [
    t(
      '带齐材料，在大厅取号或者先预约，到窗口提交。',
      'Bring everything on the list, take a number here or book, and hand it in at the window.',
    ),
    t(
      '窗口当场核对：齐了给您受理单，上面有办件编号；不齐的一次写清缺什么。',
      'It is checked at once: complete, you get a receipt with your case number; if not, one note says all that is missing.',
    ),
    ...item.specialProcedures.flatMap(({ nameZh }) => PROCEDURES[nameZh] ?? []),
    t(
      '部门审查，作出决定，结果用短信告诉您。',
      'The department examines it and decides; you are told by text message.',
    ),
    result
      ? item.mailSupported
        ? t(
            `到“统一出件”窗口领${result.nameZh}，或者选择邮寄到家。`,
            `Fetch it at the results windows or have it mailed: ${result.nameEn}.`,
          )
        : t(`到窗口领${result.nameZh}。`, `Fetch it at the window: ${result.nameEn}.`)
      : t('到窗口领取结果。', 'Fetch the result at the window.'),
  ];
}
