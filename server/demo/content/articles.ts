import type { Article } from '../../../shared/domain/catalogue/article.ts';
import { t } from './words.ts';

type ArticleWords = Pick<Article, 'body' | 'source' | 'date'>;

const CENTRE = t(
  '市行政审批局（政务服务中心）',
  'Municipal Administrative Approval Bureau (Administrative Service Center)',
);

/** Articles of the information desk by id. */
export const ARTICLES: Readonly<Record<string, ArticleWords>> = {
  'ART-01': {
    date: '2026-11-02',
    source: CENTRE,
    body: t('政务服务中心机构职能、内设科室与办公时间', 'Functions, divisions and opening hours of the center'),
  },
  'ART-02': {
    date: '2026-11-02',
    source: CENTRE,
    body: t('进驻部门与首席代表名单', 'Departments on site and their chief representatives'),
  },
  'ART-03': {
    date: '2026-11-02',
    source: CENTRE,
    body: t(
      '“三台”设置：导办台、信息查询台、投诉督查站服务说明',
      'Guide desk, information desk and complaint station: what each does',
    ),
  },
  'ART-04': {
    date: '2026-11-02',
    source: CENTRE,
    body: t('行政许可办理期限与计算规则说明', 'How licensing time limits are counted'),
  },
  'ART-05': {
    date: '2026-11-02',
    source: CENTRE,
    body: t('河北省优化行政审批条例要点', 'Key points of the Hebei regulation on optimizing administrative approval'),
  },
  'ART-06': {
    date: '2026-11-02',
    source: CENTRE,
    body: t(
      '首问负责、一次性告知、限时办结制度',
      'First-inquiry responsibility, one-time notification, time-limit systems',
    ),
  },
  'ART-07': {
    date: '2026-11-02',
    source: CENTRE,
    body: t('年度政务服务重点工作安排', 'Annual work plan for government services'),
  },
  'ART-08': {
    date: '2026-11-02',
    source: CENTRE,
    body: t('国土空间总体规划公开查询说明', 'How to consult the territorial spatial plan'),
  },
  'ART-09': {
    date: '2026-11-02',
    source: CENTRE,
    body: t('上月办件量、按时办结率和满意率通报', 'Last month: cases, on-time rate and satisfaction'),
  },
  'ART-10': {
    date: '2026-11-02',
    source: CENTRE,
    body: t('季度营商环境监测指标', 'Quarterly business-environment indicators'),
  },
  'ART-11': {
    date: '2026-11-02',
    source: CENTRE,
    body: t('市级行政许可事项清单（现行版）', 'Current list of municipal licensing items'),
  },
  'ART-12': {
    date: '2026-11-02',
    source: CENTRE,
    body: t('容缺受理事项及材料目录', 'Items and materials eligible for tolerance acceptance'),
  },
  'ART-13': {
    date: '2026-11-02',
    source: CENTRE,
    body: t('告知承诺制事项目录', 'Items under the notice-and-commitment system'),
  },
  'ART-14': {
    date: '2026-11-02',
    source: CENTRE,
    body: t('行政许可决定公示（双公示）', 'Publication of licensing decisions'),
  },
  'ART-15': {
    date: '2026-11-02',
    source: CENTRE,
    body: t('三条高速专线流程图与时限表', 'Three express lines: flow charts and limits'),
  },
  'ART-16': { date: '2026-11-02', source: CENTRE, body: t('行政事业性收费目录清单', 'List of administrative fees') },
  'ART-17': {
    date: '2026-11-02',
    source: CENTRE,
    body: t('行政审批中介服务清单', 'List of intermediary services required for approvals'),
  },
  'ART-18': { date: '2026-11-02', source: CENTRE, body: t('本年度部门预算', 'Department budget for this year') },
  'ART-19': {
    date: '2026-11-02',
    source: CENTRE,
    body: t('上年度部门决算', 'Department final accounts for last year'),
  },
  'ART-20': {
    date: '2026-11-02',
    source: CENTRE,
    body: t('政府集中采购目录与限额标准', 'Centralized procurement catalogue and thresholds'),
  },
  'ART-21': {
    date: '2026-11-02',
    source: CENTRE,
    body: t('重点建设项目名单及审批进展', 'Key construction projects and approval status'),
  },
  'ART-22': {
    date: '2026-11-02',
    source: CENTRE,
    body: t('城乡低保、特困供养标准', 'Minimum-living and destitute-support standards'),
  },
  'ART-23': {
    date: '2026-11-02',
    source: CENTRE,
    body: t('就业创业扶持政策问答', 'Employment and start-up support policies'),
  },
  'ART-24': {
    date: '2026-11-02',
    source: CENTRE,
    body: t('异地就医直接结算办理指引', 'Guide to direct settlement of out-of-area treatment'),
  },
  'ART-25': {
    date: '2026-11-02',
    source: CENTRE,
    body: t('大厅应急疏散与突发事件预案', 'Hall evacuation and emergency plan'),
  },
  'ART-26': { date: '2026-11-02', source: CENTRE, body: t('食品安全监督抽检结果', 'Food-safety sampling results') },
  'ART-27': { date: '2026-11-02', source: CENTRE, body: t('建设项目环境影响评价审批公示', 'EIA approval notices') },
  'ART-28': { date: '2026-11-02', source: CENTRE, body: t('公开招聘与公务员录用公告', 'Recruitment notices') },
  'ART-29': { date: '2026-11-02', source: CENTRE, body: t('政府信息公开指南', 'Guide to open government information') },
  'ART-30': {
    date: '2026-11-02',
    source: CENTRE,
    body: t('上年度政府信息公开工作年度报告', 'Annual report on open government information'),
  },
};
