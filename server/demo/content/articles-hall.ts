import { type ArticleWords, CENTRE } from './article-words.ts';
import { t } from './words.ts';

/** About the hall, its rules and its services. */
export const HALL_ARTICLES: Readonly<Record<string, ArticleWords>> = {
  'ART-01': {
    date: '2026-03-02',
    source: CENTRE,
    body: t(
      '市政务服务中心是全市行政审批和公共服务的集中办理场所。二十三个部门和单位在这里受理、审查、决定和发放结果，群众进一个门、到一个窗口，就能把事办完。\n\n中心设五个科室：综合科管日常运转和后勤；审批协调科管项目联合审批和三条高速专线；窗口管理科管窗口人员的到岗、纪律和服务；信息科管叫号、网站和自助设备；督查科处理投诉、核实差评、反映“办不成事”。\n\n办公时间：工作日上午8:30至12:00，下午13:30至17:30。中午有值班窗口，不耽误取件。法定节假日休息，调休上班的周末照常办公。自助区每天7:00至22:00开放。\n\n地址和电话见大厅平面图。有不清楚的，请打0399-8600100，或者直接问门口的导办台。',
      'The Administrative Service Center is where the city decides applications and gives public services. Twenty-three departments accept, examine, decide and deliver here, so that one door and one window are enough.\n\nIt has five divisions: general affairs; approval coordination, in charge of joint approval and the three express lines; window management, in charge of attendance and service; information, in charge of numbers, website and machines; and inspection, which handles complaints, bad ratings and unresolved matters.\n\nOpen on working days 8:30 to 12:00 and 13:30 to 17:30. Some windows stay open at noon, so that results can be fetched. Closed on public holidays; weekends worked in exchange are normal days. The self-service area is open daily 7:00 to 22:00.\n\nIf anything is unclear, telephone 0399-8600100 or ask the guide desk at the entrance.',
    ),
  },
  'ART-02': {
    date: '2026-09-01',
    source: CENTRE,
    body: t(
      '进驻中心的部门和单位共二十三个：发展改革、自然资源和规划、住房和城乡建设、市场监管、公安、税务、人力资源和社会保障、医疗保障、住房公积金、生态环境、水利、城市管理、交通运输、卫生健康、民政、教育、应急管理、国防动员、气象、文化广电和旅游、残联、退役军人事务，以及中心自己的综合窗口。\n\n每个部门派一名首席代表，代表本部门当场决定：能办的事当场签字用章，不用把材料拿回机关。首席代表的姓名、照片和电话贴在本部门窗口旁边。\n\n首席代表不在岗的时候，由备岗人员代理，权限相同。因为找不到人办不了的，请告诉值班经理。',
      'Twenty-three departments and bodies are on site: development and reform, natural resources and planning, housing, market regulation, public security, tax, human resources and social security, healthcare security, the housing fund, ecology and environment, water, urban management, transport, health, civil affairs, education, emergency management, national defence mobilisation, meteorology, culture and tourism, the disabled persons’ federation, veterans affairs, and the Center’s own general windows.\n\nEach sends a chief representative who decides for it on the spot, with its seal, so that no papers travel back to the department. Name, picture and telephone stand beside the windows.\n\nA deputy with the same powers stands in. If something cannot be done because nobody is there, please tell the duty manager.',
    ),
  },
  'ART-03': {
    date: '2026-05-18',
    source: CENTRE,
    body: t(
      '大厅设三个服务台，不取号也能用。\n\n咨询服务导办台在入口：告诉您这件事归哪个窗口、带什么材料、今天大概等多久；帮您填表、预审材料、取号、预约；带行动不便的人到窗口。第一个接待您的人负责到底，没有交接清楚不能说“不归我管”。\n\n政府信息查询台：可以查文件、标准、名单和统计数字，能打印、能朗读；也可以在这里提出信息公开申请。\n\n投诉督查站：受理投诉、意见和“办不成事”反映。当场能解决的当场解决，不能的登记编号，写明谁负责、哪天答复，您凭编号可以在自助机上查。',
      'Three desks serve you without a number.\n\nThe guide desk at the entrance tells you which window it is, what to bring and how long the wait is; helps with forms, checks your papers beforehand, takes numbers and bookings, and accompanies those who walk with difficulty. Whoever is asked first stays responsible until it has been handed over properly.\n\nThe information desk has documents, standards, lists and figures to read, print and hear; a request for information can be made there.\n\nThe complaint station receives complaints, suggestions and unresolved matters. What can be solved is solved at once; the rest gets a number, an owner and a date, and you can follow it on a kiosk.',
    ),
  },
  'ART-04': {
    date: '2026-04-10',
    source: CENTRE,
    body: t(
      '从受理的第二天开始算，一个工作日算一天。法定节假日和周末不算，调休上班的那一天算。\n\n有两个时限：法定时限是法律规定的最长时间，承诺时限是我们答应您的时间，只会更短。超过承诺时限算我们超期。\n\n不算在内的只有法律写明的几件事：听证、检验、检测、检疫、鉴定和专家评审，而且必须书面告诉您要多少天。现场核查、公示、内部会签、人员请假、系统故障都不能停表。\n\n材料不齐的，五个工作日内一次告诉您要补什么；逾期不告知的，从收到材料那天起就算受理。\n\n举例：9月30日受理、承诺十五个工作日的事项，国庆放假七天，10月10日是调休上班的周六，应当在10月27日前办完。',
      'Days count from the day after acceptance, working days only. Public holidays and weekends do not count; a weekend day worked in exchange does.\n\nThere are two limits: the statutory one is the longest that the law allows; the promised one is what we undertake and is never longer. Past the promised limit we are late.\n\nOnly what the law names is left out: hearings, tests, inspections, quarantine, expert opinions and reviews, and you must be told in writing how many days they take. Site visits, public notices, internal signatures, staff on leave and system failures never stop the clock.\n\nIf papers are missing you are told once, within five working days; otherwise it counts as accepted on the day it came in.\n\nExample: accepted on 30 September with 15 working days promised. National Day takes seven days, Saturday 10 October is worked: due by 27 October.',
    ),
  },
  'ART-05': {
    date: '2026-01-12',
    source: t('市司法局、市行政审批局', 'Municipal Bureau of Justice; Administrative Approval Bureau'),
    body: t(
      '条例的核心是五句话：能取消的取消，能下放的下放，能合并的合并，能提速的提速，能网上办的网上办。\n\n对申请人来说，最要紧的是这几条：一次告知，不能今天说缺一样、明天又说缺一样；没有法律依据的证明不准要；部门之间能共享的材料不准再让群众交；中介服务要公开收费，不准指定哪一家。\n\n多个部门都要批的项目实行联合审批：一家牵头，材料交一份，意见汇总一次说。\n\n违反条例的，由监督检查组调查处理，投诉渠道见“投诉督查站”。本页是要点，全文以公布的文本为准。',
      'The regulation in five phrases: abolish what can be abolished, delegate what can be delegated, merge what can be merged, speed up what can be faster, and put online what can be online.\n\nWhat matters most to applicants: missing papers are named once and all together; no certificate may be demanded without a legal basis; what authorities can share may not be asked of the public again; intermediaries publish their fees and nobody may prescribe one.\n\nProjects that need several departments are approved jointly: one leads, papers are handed in once, opinions come back in one piece.\n\nBreaches are examined by the inspection unit. These are key points; the published text alone is binding.',
    ),
  },
  'ART-06': {
    date: '2026-02-25',
    source: CENTRE,
    body: t(
      '首问负责：第一个接待您的工作人员就是首问责任人。归他办的当场办；不归他办的，他要登记、联系、把您交到对的人手里并且双方签字，才算交接完。\n\n一次性告知：条件、材料、时间、收费，一次说清，并且给您一张纸。材料要补的，也是一次写清。\n\n限时办结：每件事都有承诺时间，写在受理单上。快到时间系统会提醒经办人，超过时间会亮牌。\n\n这三项制度做不到的，您可以当场找值班经理，也可以在自助机上“反映办不成事”。',
      'First inquiry: the first member of staff whom you ask is responsible. If it is theirs they do it; if not, they register it, find the right person and hand you over with both signatures.\n\nOne-time notification: conditions, papers, time and fees are told in one go and given to you on paper. The same holds for what is missing.\n\nTime limits: each matter has its promised time, printed on the receipt. The system warns the handler before and reports when it has passed.\n\nIf any of this does not work, call the duty manager or report an unresolved matter on a kiosk.',
    ),
  },
  'ART-12': {
    date: '2026-06-30',
    source: CENTRE,
    body: t(
      '容缺受理，就是次要材料暂时没有，也先受理、先审查。您签一份承诺，写明哪天补上，我们当天开始算时间。\n\n哪些材料可以后补，看事项页面上标着“可以后补”的那些。申请表、身份证明和法律规定必须先有的许可，不能后补。\n\n补交的期限不超过这件事的承诺办理时间。补齐以前，结果办好了先放在我们这里。到期前会提醒您；到期没有补的，退回材料，您可以重新申请。\n\n上次承诺了没有兑现、还没有修复信用的，暂时不能容缺，请带齐了来。',
      'A secondary document may be missing and we still accept and examine. You sign by when you will supply it, and the clock starts on the same day.\n\nWhich ones: those marked “may follow later” on the page of the item. The form, proof of identity and licences that the law requires first cannot follow.\n\nThe date is not later than the promised limit. Until everything is there the result stays with us. We remind you; if it does not come, the papers are returned and you may apply again.\n\nWho broke such a commitment before and has not made it good brings everything at once.',
    ),
  },
  'ART-13': {
    date: '2026-06-30',
    source: CENTRE,
    body: t(
      '实行告知承诺的事项，我们把条件一次告诉您，您签字承诺都符合，当场作出决定，不再要求提供证明。两个月内会去核查一次。\n\n目前包括：公司设立登记、公司变更登记、个体工商户设立登记、食品经营许可、第二类医疗器械经营备案、旅馆业特种行业许可、人力资源服务许可、失业保险金申领、异地就医备案、公共租赁住房资格确认、水土保持方案审批（报告表）、道路货物运输经营许可、公共场所卫生许可、高龄津贴申领，共十四项。\n\n是否承诺由您自己选。核查发现不符合又不改的，撤销决定；故意作假的，记入信用记录。',
      'Under this system we tell you the conditions, you declare that you meet them, and the decision is made at once without certificates. A check follows within two months.\n\nFourteen items: company establishment and change, self-employed registration, food business licence, class II medical-device filing, hotel licence, human-resources service licence, unemployment benefit, out-of-area treatment filing, public rental housing, soil and water conservation (report forms), road freight licence, public-place hygiene licence, old-age allowance.\n\nThe choice is yours. If the check finds that conditions are not met and this is not put right, the decision is revoked; deliberate falsehood is recorded.',
    ),
  },
  'ART-15': {
    date: '2026-07-15',
    source: CENTRE,
    body: t(
      '房地产开发项目：十五个工作日。用地规划许可三天，工程规划许可五天（需要建防空地下室的同时办人防），施工许可四天，预售许可三天。四个阶段分别起算，中间企业准备和施工的时间不算。\n\n企业登记注册：两个工作日。第一天公司登记，第二天刻章、税务、社保、医保、公积金同时办，需要的还可以预约银行开户。只适用于没有前置审批的新设企业。\n\n固定资产投资项目：先联合辅导，不计时间；然后立项用地八天、规划与评价十天、施工许可七天，合计二十五个工作日。\n\n三条专线都是一个窗口受理、一张表、材料交一份。自助机“高速专线”里有流程图，回答几个问题就知道能不能走专线。',
      'Real estate: 15 working days. Land planning 3, project planning 5 (with civil defence beside it where a shelter is required), construction permit 4, pre-sale permit 3. Each stage has its own start; preparation and building in between do not count.\n\nEnterprise registration: 2 working days. Registration on the first; seals, tax, social and medical insurance and the housing fund side by side on the second, with a bank appointment if you want one. For new enterprises without pre-approval only.\n\nFixed-asset investment: joint counselling first, untimed; then initiation and land 8, planning and appraisals 10, construction permit 7: 25 working days.\n\nEach line has one window, one form and one set of papers. The kiosk shows the charts under “Express lines”; a few questions tell whether yours may use one.',
    ),
  },
  'ART-25': {
    date: '2026-03-20',
    source: CENTRE,
    body: t(
      '听到警报，请听从工作人员指挥，从最近的绿色出口离开，不要乘电梯，不要回去拿东西。大厅东、西、南三个方向各有一个出口，集合地点在南广场旗杆下。\n\n行动不便的，坐在原处举手，每个区有两名工作人员专门负责带您出去。视力不好的，工作人员会牵着您走。\n\n身体不舒服，按自助机上的“呼叫工作人员”，或者告诉任何一个穿制服的人。急救箱和除颤器在导办台，值班人员受过训练。\n\n停电或系统坏了，号不会丢：已经取的号照原来的顺序叫，改由工作人员喊号。恢复以后接着办。',
      'When the alarm sounds follow the staff to the nearest green exit. No lifts, and leave your things behind. There are exits to the east, west and south; the meeting point is the flagpole in the south square.\n\nIf you cannot walk well stay seated and raise a hand: two members of staff in each zone are there to take you out. Those who see badly are led.\n\nIf you feel ill press “Call staff” on a kiosk or tell anybody in uniform. First-aid box and defibrillator are at the guide desk.\n\nIn a power cut no number is lost: numbers are called in their order by voice, and service goes on when the system is back.',
    ),
  },
  'ART-29': {
    date: '2026-01-20',
    source: CENTRE,
    body: t(
      '政府信息分两种：主动公开的，在网站、公报和这台查询机上都能看，不用申请；没有主动公开的，可以申请。\n\n怎样申请：到大厅信息公开窗口、寄信、网上提交都可以，写字有困难的可以口头说，工作人员替您写。要写清姓名或单位名称、身份证明、联系方式，要什么信息（名称、文号或者能说明白的描述），想要什么形式（看、复印、电子版、邮寄）。不用说明用途。\n\n多久答复：能当场答复的当场答复；不能的，二十个工作日内答复，需要延长的最多再延二十个工作日并书面告诉您。申请内容不清楚的，七个工作日内一次告诉您怎么补，从补好那天重新算时间。涉及第三方的，征求意见的时间不算，第三方十五个工作日内答复。\n\n答复的种类：已经公开的告诉您在哪里看；可以公开的给您；不公开的说明理由；我们没有这份信息的告诉您没有；不归我们管的告诉您归谁；重复申请的不再重复答复。对答复不满意，可以申请复议或者起诉。',
      'There are two kinds of government information: what is published of its own accord, on the website, in the gazette and on this machine; and everything else, which can be requested.\n\nHow: at the disclosure desk, by letter or online; if writing is hard, dictate it to staff. State your name or organisation, proof of identity and contact; what information (title, number or a clear description); and the form wanted (to read, copied, electronic, by mail). No purpose is asked for.\n\nWhen: on the spot where possible, otherwise within 20 working days, extended by at most 20 more with written notice. If a request is unclear you are told once within seven working days and the time starts anew when it is clear. Asking third parties is not counted; they answer within 15 working days.\n\nKinds of reply: where it is published already; the information itself; a refusal with reasons; no such information; another authority; a repeated request. Against a reply you may seek review or go to court.',
    ),
  },
  'ART-30': {
    date: '2026-01-28',
    source: CENTRE,
    body: t(
      '（示例数据）2025年，全市通过各种渠道主动公开政府信息四万二千余条，其中规范性文件六十三件。大厅信息查询台接待一万一千余人次。\n\n全年收到信息公开申请三百八十六件，上年结转九件。答复三百七十九件：予以公开二百零四件，部分公开四十一件，不予公开二十二件，不掌握相关信息六十八件，不属于本机关三十一件，其他处理十三件；结转下年十六件。按时答复率百分之百。\n\n因信息公开引起的行政复议十一件，维持九件，纠正一件，其他一件；行政诉讼三件，均维持。\n\n存在的不足：个别部门答复用语不够通俗；政策解读偏少。今年的改进：答复书增加一段“简单地说”，每份重要文件同步发布一页纸的解读。',
    ),
  },
};
