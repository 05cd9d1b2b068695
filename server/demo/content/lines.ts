import type { Gate, LineQuestion } from '../../../shared/domain/catalogue/line.ts';
import { t } from './words.ts';

/** Questions at the gate of each express line, the ones that send most people elsewhere first. */
export const GATES: Readonly<Record<string, readonly Gate[]>> = {
  'EL-ENT': [
    {
      id: 'new',
      question: t('是新设立一家企业吗？', 'Is it a new enterprise?'),
      yes: 'go',
      no: 'stop',
      stopText: t(
        '本专线只办新设企业。变更或注销请办“公司变更登记”或“公司注销登记”。',
        'This line is for new enterprises only. For changes or closing, choose company change registration or deregistration.',
      ),
    },
    {
      id: 'pre-approval',
      question: t(
        '经营范围里有需要前置审批的项目吗？（如金融、危险化学品生产、民用爆炸物品等）',
        'Does the business scope include anything that needs approval first (finance, making hazardous chemicals, civil explosives and the like)?',
      ),
      yes: 'stop',
      no: 'go',
      stopText: t(
        '含前置审批项目的，请先取得许可，再按普通程序办理设立登记；导办台可以帮您查需要哪个许可。',
        'Obtain the licence first, then register by the ordinary route. The guide desk can find out which licence it is.',
      ),
    },
    {
      id: 'domestic',
      question: t('投资人都是境内的个人或企业吗？', 'Are all investors individuals or enterprises of the mainland?'),
      yes: 'go',
      no: 'stop',
      stopText: t(
        '有境外投资人的，主体资格文件需要公证认证，请取 A 字头的号按普通程序办理。',
        'With investors from abroad their documents must be notarised and legalised. Please use the ordinary route: take a number with the letter A.',
      ),
    },
    {
      id: 'complete',
      question: t(
        '公司名称、住所、章程和人员都已经定好了吗？',
        'Are the name, the address, the articles of association and the officers settled?',
      ),
      yes: 'go',
      no: 'stop',
      stopText: t(
        '先不用急着取号：到导办台，帮办人员陪您把名称查重和表格准备好，齐了当天就能进专线。',
        'No need for a number yet: staff at the guide desk help you to check the name and fill in the form; once complete you can enter the line on the same day.',
      ),
    },
  ],
  'EL-RE': [
    {
      id: 'housing',
      question: t('是房地产开发项目吗？', 'Is it a real-estate development project?'),
      yes: 'go',
      no: 'stop',
      stopText: t(
        '其他建设项目请走“固定资产投资项目专线”。',
        'For other projects use the express line for fixed-asset investment.',
      ),
    },
    {
      id: 'land',
      question: t('已经签订国有建设用地使用权出让合同吗？', 'Has the contract for the land-use right been signed?'),
      yes: 'go',
      no: 'stop',
      stopText: t(
        '专线从用地规划许可开始，签订出让合同之后才能进入。',
        'The line begins with the planning permit for the land and can be entered after the contract has been signed.',
      ),
    },
    {
      id: 'filed',
      question: t('项目已经备案、有项目代码吗？', 'Has the project been filed, and does it have a project code?'),
      yes: 'go',
      no: 'stop',
      stopText: t(
        '请先办“企业投资项目备案”，当场办结，拿到项目代码再进专线。',
        'File the enterprise investment project first; it is done on the spot and gives you the project code.',
      ),
    },
  ],
  'EL-FAI': [
    {
      id: 'fixed-assets',
      question: t(
        '是企业投资建设的固定资产项目吗？（厂房、仓库、公用设施等）',
        'Does an enterprise invest in fixed assets (a plant, a warehouse, utilities and the like)?',
      ),
      yes: 'go',
      no: 'stop',
      stopText: t(
        '政府投资项目先办“可行性研究报告审批”，房地产项目请走房地产专线。',
        'A government-funded project needs its feasibility study approved first; real estate has a line of its own.',
      ),
    },
    {
      id: 'restricted',
      question: t(
        '项目属于国家禁止或淘汰类产业吗？',
        'Does the project belong to an industry that the state forbids or phases out?',
      ),
      yes: 'stop',
      no: 'go',
      stopText: t(
        '禁止和淘汰类项目不能立项。拿不准的，到投资建设综合窗口问一下再准备。',
        'Such projects cannot be started. If you are not sure, ask at the investment windows before you prepare anything.',
      ),
    },
  ],
};

/** Whether the building needs its fire design reviewed: both construction lines ask it. */
const FIRE_DESIGN: LineQuestion = {
  id: 'fire-design',
  question: t(
    '是特殊建设工程吗？（如大型商场、宾馆、一类高层住宅、易燃易爆场所等，消防设计要先审查）',
    'Is it a special construction project whose fire design must be reviewed first (a large shop or hotel, a tall residential building, a place with flammable goods and the like)?',
  ),
  yes: ['special_construction_project'],
  no: [],
};

/** Questions after the gate: which items this project needs. Whoever does not know keeps them on the list. */
export const LINE_QUESTIONS: Readonly<Record<string, readonly LineQuestion[]>> = {
  'EL-RE': [
    {
      id: 'civil-defence',
      question: t(
        '项目需要修建防空地下室吗？（新建住宅和公共建筑一般需要）',
        'Does the project need a civil air-defence basement? (New housing and public buildings generally do.)',
      ),
      yes: ['civil_defence_basement_required'],
      no: [],
    },
    FIRE_DESIGN,
  ],
  'EL-FAI': [
    {
      id: 'new-land',
      question: t('项目需要新增建设用地吗？', 'Does the project need land that is not yet building land?'),
      yes: ['new_land_needed'],
      no: [],
    },
    {
      id: 'verification',
      question: t(
        '项目在《政府核准的投资项目目录》里吗？（在目录里的要核准，其他的只需备案，当场办结）',
        'Is the project on the list of investment projects that the government verifies? (All others are only filed, on the spot.)',
      ),
      yes: ['verification_project'],
      no: ['filing_project'],
    },
    {
      id: 'environment',
      question: t(
        '按环评分类管理名录，项目要编制环境影响报告表吗？',
        'Does the project need an environmental impact report form under the classification list?',
      ),
      yes: ['eia_report_form_required'],
      no: [],
    },
    {
      id: 'energy',
      question: t(
        '项目年综合能源消费量达到 1000 吨标准煤，或年用电量达到 500 万千瓦时吗？',
        'Will the project use 1,000 tonnes of coal equivalent or 5 million kWh of electricity a year, or more?',
      ),
      yes: ['energy_review_required'],
      no: [],
    },
    {
      id: 'soil',
      question: t(
        '项目占地 1 公顷以上，或挖填土石方 1 万立方米以上吗？',
        'Does the project take one hectare of land or move 10,000 cubic metres of earth, or more?',
      ),
      yes: ['soil_conservation_required'],
      no: [],
    },
    FIRE_DESIGN,
    {
      id: 'lightning',
      question: t(
        '有油库、加油站、易燃易爆或化学品场所吗？（需要防雷设计审核）',
        'Does it include an oil depot, a filling station or a place with flammable, explosive or chemical goods? (Lightning protection is reviewed.)',
      ),
      yes: ['lightning_specific_site'],
      no: [],
    },
  ],
};

/** English names of the documents with which a stage begins. */
export const DOCUMENTS_EN: Readonly<Record<string, string>> = {
  企业投资项目备案信息: 'Filing record of the enterprise investment project',
  国有建设用地使用权出让合同: 'Contract for the right to use state-owned land',
  建设用地规划许可证: 'Planning permit for construction land',
  建设工程设计方案: 'Design of the construction project',
  建设工程规划许可证: 'Planning permit for construction project',
  施工图审查合格书: 'Certificate that the drawings passed review',
  施工合同: 'Construction contract',
  建筑工程施工许可证: 'Construction permit',
  '投资达25%以上证明': 'Proof that 25 % of the investment has been made',
  预售资金监管协议: 'Agreement on supervision of pre-sale funds',
  企业开办一表: 'The single start-up form',
  电子营业执照: 'Electronic business licence',
  项目申请书或备案信息: 'Project application or filing record',
  核准批复或备案信息: 'Verification approval or filing record',
  土地手续: 'Land papers',
};
