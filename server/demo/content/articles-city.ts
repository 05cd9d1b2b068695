import { type ArticleWords, CENTRE } from './article-words.ts';
import { t } from './words.ts';

/** Plans, figures, lists, money and policies of the city. All figures are invented. */
export const CITY_ARTICLES: Readonly<Record<string, ArticleWords>> = {
  'ART-07': {
    date: '2026-01-08',
    source: CENTRE,
    body: t(
      '今年要做成六件事：一是把二十件“一件事”做成一次办，包括开饭店、新生儿、二手房过户；二是把三条高速专线的承诺时间写进受理单；三是所有窗口能收电子证照，不再要复印件；四是大厅自助机能说话、能放大、能讲英语；五是每个乡镇设帮办点；六是把“办不成事”反映的答复时间压到三个工作日。\n\n每件事都有牵头科室和完成日期，每季度在本栏公布进展。做得怎么样，由群众评：评价结果占科室年度考核的四成。',
      'Six things are to be done this year: twenty “one thing” bundles, among them opening a restaurant, a newborn child and the transfer of a home; the promised times of the three express lines printed on receipts; electronic certificates accepted at every window; kiosks that speak, enlarge and know English; an assistance point in every township; and answers to unresolved matters within three working days.\n\nEach has an owner and a date, and progress is published here every quarter. Ratings by the public make up 40 % of the yearly assessment.',
    ),
  },
  'ART-08': {
    date: '2026-04-22',
    source: t('市自然资源和规划局', 'Municipal Bureau of Natural Resources and Planning'),
    body: t(
      '《××市国土空间总体规划（2021—2035年）》已经批准，可以公开查看：自然资源和规划局网站、城市规划展览馆二楼、大厅信息查询台都有。\n\n想知道自己家或者某块地规划成什么，可以到投资建设窗口（B字头的号）说出地址或地块编号，工作人员当场给您看图，也可以打印一份盖章的规划条件告知书，不收费。\n\n详细规划、用地红线等没有主动公开的图纸，可以按信息公开申请。涉及国家秘密的不公开。',
      'The territorial spatial plan of the city (2021 to 2035) is approved and can be seen on the bureau’s website, on the second floor of the planning exhibition and at the information desk of the hall.\n\nTo learn what your home or a plot is planned for, tell the investment windows (letter B) its address or number: they show you the map at once and can print a stamped notice of planning conditions, free of charge.\n\nDetailed drawings that are not published can be requested; state secrets are excepted.',
    ),
  },
  'ART-09': {
    date: '2026-11-05',
    source: CENTRE,
    body: t(
      '（示例数据）十月份大厅共办理两万三千四百一十件，比上月多百分之六。其中当场办结一万七千九百二十件，承诺件五千四百九十件。\n\n承诺件按时办结率百分之九十九点四；超期三十三件，已经逐件说明原因，其中二十一件是专家评审通知发得晚。平均办理用时是法定时限的百分之二十三。\n\n平均等候时间十四分钟，最长的是周一上午的社保窗口，三十八分钟。已经在周一上午加开两个窗口。\n\n收到评价一万六千八百零二条，满意率百分之九十九点一；差评七十一条，全部回访，属实二十九条，已经整改。',
      '(Demo figures) In October the hall handled 23,410 cases, 6 % more than the month before: 17,920 on the spot and 5,490 with a promised time.\n\n99.4 % of the latter were on time; 33 were late, each explained, 21 of them because notices of expert reviews went out late. On average a case took 23 % of its statutory limit.\n\nThe mean wait was 14 minutes, the longest 38 on Monday mornings at social insurance, where two more windows now open.\n\nOf 16,802 ratings 99.1 % were satisfied; 71 bad ones were all followed up, 29 were justified and have been dealt with.',
    ),
  },
  'ART-10': {
    date: '2026-10-15',
    source: t('市发展和改革委员会', 'Municipal Development and Reform Commission'),
    body: t(
      '（示例数据）三季度全市新设企业四千一百二十户，同比增长百分之八点三；企业开办平均用时一点二个工作日，其中走高速专线的占百分之七十六。\n\n工程建设项目从立项到施工许可平均三十一个工作日，比去年同期少四天。不动产转移登记平均一点九个工作日。纳税平均准备时间四十二小时。\n\n受访企业最满意的是“不用来回跑”，最不满意的是“水电接入时间说不准”。下一步把水、电、气、热接入一并放进大厅受理。',
    ),
  },
  'ART-11': {
    date: '2026-08-01',
    source: CENTRE,
    body: t(
      '市级行政许可事项清单每年公布一次，清单以外不得设许可、不得变相许可。本机收录的许可事项四十一项，每项都有办理条件、材料、时限、收费和依据，在“办事指南”里可以按部门、按主题查。\n\n清单有调整的，调整当天更新本机内容，旧的办事指南同时作废。您手里的纸质指南和这里不一致的，以这里为准；因为我们更新不及时让您多跑了的，请告诉值班经理。',
      'The list of municipal licences is published every year; outside the list no licence may be demanded in any form. This machine holds the 41 licences with conditions, papers, limits, fees and legal basis; look under the guide by department or topic.\n\nChanges take effect here on the same day. If a printed guide differs, this one is valid; if our delay cost you a journey, please tell the duty manager.',
    ),
  },
  'ART-14': {
    date: '2026-11-20',
    source: CENTRE,
    body: t(
      '准予许可和不予许可的决定，作出后七个工作日内在“信用中国”网站和本栏公布，公布决定书文号、事项、相对人名称、决定日期、有效期和决定机关。\n\n个人的身份证号、住址和联系方式不公布；涉及商业秘密的，申请时请写明，我们审核后处理。\n\n公布的内容有错，持决定书到L字头窗口申请更正，一个工作日内改。',
    ),
  },
  'ART-16': {
    date: '2026-01-05',
    source: t('市财政局、市发展和改革委员会', 'Municipal Finance Bureau; Development and Reform Commission'),
    body: t(
      '大厅里收费的事项只有下面这些，其他一律不收费：\n\n普通护照，每本120元；居民身份证补领、换领，每证40元；不动产登记，住宅每件80元，非住宅每件550元，第一本证书免费，每多一本收10元工本费；城市道路占用、挖掘修复费，按省定标准；防空地下室易地建设费，只在批准易地建设时收。\n\n小微企业、个体工商户的不动产登记费，以及经济困难家庭的证照费，按规定减免，窗口会主动告诉您。\n\n所有收费都开财政电子票据。没有列在这里的收费，您可以拒绝，并打0399-8600123举报。',
      'Only the following carry a fee; everything else is free:\n\nOrdinary passport 120 yuan; replacement of an ID card 40 yuan; real-estate registration 80 yuan for a home and 550 for other property, first certificate included, 10 yuan for each further one; repair fee for occupied or excavated roads by the provincial scale; substitute fee for a shelter, only where building elsewhere is approved.\n\nSmall enterprises, the self-employed and families in need are exempt in part; the window tells you without being asked.\n\nYou always get an electronic receipt. Refuse any other charge and report it: 0399-8600123.',
    ),
  },
  'ART-17': {
    date: '2026-02-10',
    source: CENTRE,
    body: t(
      '审批中需要中介服务的一共十九项，例如施工图审查、环境影响报告表、水土保持方案、节能报告、安全评价、验资、房产测绘、水质检测。\n\n中介由您自己选，任何部门和窗口都不得指定或者暗示。收费标准、服务时间和信用评价在网上中介超市公布，可以比一比再定。\n\n清单以外的中介材料，窗口不得要求。法律没有规定必须找中介的，您可以自己编制。',
      'Nineteen approvals need an intermediary, among them drawing review, EIA form, soil conservation plan, energy report, safety assessment, capital verification, surveying and water analysis.\n\nYou choose the firm yourself; no department or window may name or hint at one. Fees, times and ratings are published in the online market of intermediaries.\n\nNo other intermediary’s paper may be demanded, and what the law does not reserve to one you may write yourself.',
    ),
  },
  'ART-18': {
    date: '2026-02-06',
    source: t('市财政局', 'Municipal Finance Bureau'),
    body: t(
      '（示例数据）市行政审批局2026年部门预算总收入四千八百六十万元，全部为财政拨款。支出：人员经费两千九百一十万元，公用经费四百二十万元，项目经费一千五百三十万元。\n\n项目经费主要用于：大厅运行维护六百八十万元，信息系统建设和运行五百一十万元，帮办代办和培训一百四十万元，免费刻章一百二十万元，其他八十万元。\n\n“三公”经费预算九万六千元，比上年减少百分之十二，没有出国和购车安排。政府采购预算九百三十万元。预算绩效目标随预算一并公开。',
    ),
  },
  'ART-19': {
    date: '2026-09-18',
    source: t('市财政局', 'Municipal Finance Bureau'),
    body: t(
      '（示例数据）市行政审批局2025年度总收入四千七百一十二万元，总支出四千六百八十五万元，年末结余二十七万元，按规定收回财政。\n\n支出决算比预算少百分之三点六，主要原因是自助设备采购价格下降。“三公”经费支出七万八千元，比预算少一万九千元。\n\n对免费刻章、大厅运行两个项目做了绩效评价，得分分别为九十四分和九十一分，发现的问题是自助机故障后维修等待时间长，已经在新合同里写明四小时到场。',
    ),
  },
  'ART-20': {
    date: '2026-01-15',
    source: t('市财政局', 'Municipal Finance Bureau'),
    body: t(
      '集中采购目录以内的货物、工程和服务，由集中采购机构采购；目录以外、限额标准以上的，委托代理机构或自行组织，都要公开。\n\n公开招标的数额标准：货物和服务单项四百万元以上；工程按招标投标法的规定执行。分散采购限额：货物和服务五十万元，工程六十万元。低于限额的，鼓励在网上商城比价采购。\n\n供应商认为权益受损的，知道之日起七个工作日内向采购人质疑，对答复不满意的，十五个工作日内向财政部门投诉。具体以当年公布的目录为准。',
      'What is in the catalogue is bought by the central purchasing body; other purchases above the thresholds are tendered by an agent or the buyer, always in public.\n\nOpen tender from 4 million yuan for goods and services; works follow the tendering law. Thresholds for decentralised purchases: 500,000 yuan for goods and services, 600,000 for works. Below them buyers compare prices in the online mall.\n\nA supplier who feels wronged questions the buyer within seven working days and may complain to the finance department within fifteen working days of the answer. The catalogue of the year is binding.',
    ),
  },
  'ART-21': {
    date: '2026-10-28',
    source: t('市发展和改革委员会', 'Municipal Development and Reform Commission'),
    body: t(
      '（示例数据）今年市重点建设项目六十八个，年度计划投资二百一十四亿元。到十月底，已开工五十九个，完成投资一百八十三亿元。\n\n审批进展：全部手续办完的五十一个；规划阶段的六个；施工许可阶段的八个；立项阶段的三个。没有一个项目因为审批超期停工。\n\n每个项目有一名帮办专员，姓名和电话在项目公示牌上。项目单位对审批进度有意见的，可以请求联合会商，五个工作日内召开。',
    ),
  },
  'ART-22': {
    date: '2026-07-01',
    source: t('市民政局', 'Municipal Civil Affairs Bureau'),
    body: t(
      '（示例数据）从7月1日起，城市最低生活保障标准每人每月860元，农村每人每年8640元；特困人员基本生活标准按低保标准的1.3倍执行，照料护理费按生活自理能力分三档另发。\n\n家庭人均收入低于标准、财产符合规定的，可以向户籍地或居住地的乡镇、街道申请，也可以在大厅社会事务窗口（D字头的号）递交，我们转送，不用您再跑。\n\n申请后二十个工作日内办结，最长不超过三十个工作日，其中公示七天。家里有重病、重度残疾人的，可以单独申请。困难到等不了的，先办临时救助，两个工作日内。',
      '(Demo figures) From 1 July the minimum living standard is 860 yuan a month in the city and 8,640 yuan a year in the country; destitute persons receive 1.3 times that, and a care allowance in three grades.\n\nFamilies below the standard apply to the township or street office where they are registered or live, or hand it in at the social affairs windows (letter D), which pass it on.\n\nDecided within 20 working days, 30 at most, seven days of public notice included. The severely ill or disabled may apply by themselves. In urgent need temporary help comes first, within two working days.',
    ),
  },
  'ART-23': {
    date: '2026-08-20',
    source: t('市人力资源和社会保障局', 'Municipal Bureau of Human Resources and Social Security'),
    body: t(
      '刚毕业找工作有什么补贴？毕业两年内没有工作的高校毕业生、登记失业的青年，参加见习每月有补贴；到中小微企业就业的，企业可以领社保补贴。\n\n自己创业呢？首次创办小微企业或个体户、正常经营一年以上的，可以申请一次性创业补贴；需要资金的，可以申请创业担保贷款，个人最高三十万元，按规定贴息。\n\n失业了怎么办？缴过一年以上失业保险、不是自己要走的，可以领失业保险金，领钱期间医保由失业保险基金缴。超过四十五岁领满还没有工作的，可以继续领到退休。\n\n在哪里办？大厅社保就业窗口（E字头的号），或者手机上的人社服务。大多数只要一张身份证。',
      'Support for new graduates? Graduates without work within two years and registered young unemployed receive an allowance during traineeships; small and medium firms that hire them receive an insurance subsidy.\n\nStarting a business? Who founds a first small firm or shop and runs it for a year may apply for a one-off subsidy; guaranteed loans go up to 300,000 yuan for individuals, with subsidised interest.\n\nOut of work? With at least one year of contributions and not leaving by your own wish you receive unemployment benefit, and the fund pays your medical insurance meanwhile.\n\nWhere? At the employment windows (letter E) or by phone app. An ID card is mostly enough.',
    ),
  },
  'ART-24': {
    date: '2026-05-06',
    source: t('市医疗保障局', 'Municipal Healthcare Security Bureau'),
    body: t(
      '先备案、选定点、持卡就医，三步走。\n\n备案：手机上、电话里、大厅医保窗口（E字头的号）都可以，当场生效。长期在外地的，备案一次长期有效，在参保地和居住地都能报销；临时出去的，备案半年有效。\n\n选定点：在国家医保平台上查当地哪些医院、药店可以直接结算，住院、普通门诊和高血压、糖尿病、肿瘤放化疗、透析、移植后抗排异五种门诊慢特病都可以。\n\n持卡：入院和出院时出示社会保障卡或医保码，只付自己该付的部分。报什么药看就医的地方，报多少钱看我们这里的规定。没能直接结算的，保留发票、清单和病历，回来到窗口报销。',
      'Three steps: register, choose a designated provider, use your card.\n\nRegister by app, by telephone or at the medical insurance windows (letter E); it is valid at once. Long-term residents elsewhere register once and are covered in both places; short stays are covered for half a year.\n\nThe national platform lists hospitals and pharmacies that settle directly: in-patient care, ordinary out-patient care and five chronic conditions (high blood pressure, diabetes, cancer therapy, dialysis, transplant follow-up).\n\nShow your social security card or code on admission and discharge and pay only your own share. What is covered follows the place of treatment, how much follows our rules. If direct settlement failed, keep invoice, list and record and claim at the window.',
    ),
  },
  'ART-26': {
    date: '2026-11-12',
    source: t('市市场监督管理局', 'Municipal Administration for Market Regulation'),
    body: t(
      '（示例数据）十月份抽检食品二十一类六百四十二批次，合格六百三十三批次，不合格九批次，合格率百分之九十八点六。\n\n不合格项目：蔬菜农药残留超标四批次，餐具大肠菌群三批次，糕点防腐剂超量一批次，散装白酒甜蜜素一批次。\n\n对不合格食品，已经责令下架、召回，对经营者立案调查。买到同批次食品的，可以凭票退货；发现还在卖的，请打12315。完整名单和批号可以在信息查询台打印。',
    ),
  },
  'ART-27': {
    date: '2026-11-18',
    source: t('市生态环境局', 'Municipal Ecology and Environment Bureau'),
    body: t(
      '拟审批的建设项目环境影响报告表，在作出决定前公示五个工作日；已经审批的，七个工作日内公布批复。\n\n您可以看报告表全文（涉及国家秘密、商业秘密和个人隐私的除外），对项目有意见的，在公示期内写明姓名、联系方式和理由，交到大厅环保窗口、寄信或者发邮件。我们会把意见转给建设单位说明，并在批复里写明采纳不采纳、为什么。\n\n和您有重大利害关系的，可以在公示期内申请听证。',
    ),
  },
  'ART-28': {
    date: '2026-10-09',
    source: t('市人力资源和社会保障局', 'Municipal Bureau of Human Resources and Social Security'),
    body: t(
      '公务员录用、事业单位公开招聘和大厅窗口辅助岗位的公告，都在这里和人事考试网同时发布。公告写明岗位、条件、报名时间、考试科目和咨询电话。\n\n报名只在网上进行，不收报名费以外的任何费用，不办也不指定任何培训班。打着“内部指标”“包过”旗号的都是骗子，请拨打监督电话0399-8600123。\n\n需要打印准考证、查询成绩的，可以用大厅自助区的打印机，前二十页免费。残疾考生需要大字试卷、延长时间的，报名时写明。',
    ),
  },
};
