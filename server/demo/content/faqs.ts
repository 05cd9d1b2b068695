import type { Faq } from '../../../shared/domain/catalogue/faq.ts';
import { t } from './words.ts';

/** Answers to the questions that many ask, by id; a blank line parts the paragraphs. */
export const FAQS: Readonly<Record<string, Faq['answer']>> = {
  'FAQ-01': t(
    '不用重新取号。到自助机点“查我的号”，扫一下号票上的二维码，或者输入号码和四位校验码，再点“恢复排队”。导办台和窗口也能办。\n\n恢复以后再叫几个人就轮到您，当天最多恢复两次。第三次过号，这个号就作废了，需要重新取。',
    'You need no new number. On a kiosk choose “My number”, scan the code on your slip or type the number with its four-digit check code, and rejoin the line. The guide desk and the windows can do it too.\n\nYou are called again after a few others. A number can be rejoined twice on its day; after the third pass it is void and you take a new one.',
  ),
  'FAQ-02': t(
    '在自助机、导办台或手机网页上点“预约”，选业务、日期和时段，留下姓名和手机号就行。预约成功后会给您一张预约单，上面写着什么时候来、来了在哪里签到。\n\n来不了请提前取消，把时段让给别人。约好多次不来，会有一段时间不能再约，但现场取号不受影响。',
    'Choose “Book” on a kiosk, at the guide desk or on the phone page, pick the business, the day and the half hour, and leave a name and a mobile number. The confirmation says when to come and where to check in.\n\nIf you cannot come, please cancel so that somebody else may have the time. Who misses several bookings cannot book for a while, but can always take a number on the spot.',
  ),
  'FAQ-03': t(
    '取号时点“优先号”即可，不用出示证件，轮到时窗口会看一眼。老年人、残疾人、孕妇、带婴幼儿的家长、现役军人和退役军人、消防救援人员都可以用。\n\n优先号和普通号交替着叫，不会让普通号一直等。行动不便的，告诉导办台一声，工作人员会到座位旁边来。',
    'Choose “Priority number” when you take a number; nothing has to be shown then, the window will look. It is for elderly and disabled visitors, pregnant women, parents with infants, soldiers, veterans and fire fighters.\n\nPriority and normal numbers are called in turn, so nobody waits for ever. If walking is hard for you, tell the guide desk: somebody comes to your seat.',
  ),
  'FAQ-04': t(
    '能。取号不用身份证，也不用手机号。到窗口办事时，多数业务要核对身份，实体身份证、临时身份证、手机上的电子身份证都可以。\n\n只有少数按规定要实名取号的业务，自助机会先提示您。',
    'Yes. A number needs neither an ID card nor a phone. At the window most matters require you to prove who you are: an ID card, a temporary one or the electronic one on your phone.\n\nFor the few matters in which a number must carry your name the kiosk tells you first.',
  ),
  'FAQ-05': t(
    '取一次就够。取号时点“还要办别的事”，把几件事都选上，会打印在一张号票上。一件正在办的时候，别的号会等您，不会过号。\n\n如果几件事在同一类窗口，取一个号，到窗口一起说就行。',
    'Once is enough. Choose “One more matter” and all of them are printed on one slip. While one is served the others wait for you and are not passed.\n\nIf all of them belong to the same windows, one number will do: tell the clerk everything.',
  ),
  'FAQ-06': t(
    '受理单上有办件编号和查询码。在自助机点“办件查询”、在手机上扫受理单的二维码，或者打窗口电话，都能查到办到哪一步、哪天前办完。\n\n每到一步都会发短信。编号丢了，带身份证到原来的窗口查。',
    'The receipt carries a case number and a code. Look it up on a kiosk, scan the code with your phone, or telephone the window: you learn how far it is and by when it will be done.\n\nA text message tells you of each step. If you lost the number, come to the window with your ID card.',
  ),
  'FAQ-07': t(
    '意思是材料还差一点，我们把要补的一次全部写给您。规定是收到申请后五个工作日内一次告知，过了五天没有告知，就算从收到那天起受理了。\n\n补齐以后不用重新排队取号，到原来的窗口交就行，也可以网上传。',
    'Something is missing, and the notice lists all of it at once. The rule: within five working days of your application; if you hear nothing in that time it counts as accepted from the day it came in.\n\nYou need no new number to hand in the rest: go to the same window, or send it online.',
  ),
  'FAQ-08': t(
    '听证、检验、检测、鉴定、专家评审这几件事，时间长短不由审批部门决定，法律规定不算在办理时限里。\n\n但是一定会书面告诉您：做的是哪一项，预计多少天，哪天恢复计时。没有书面告诉您的，时间照算。现场核查、内部会签、人员请假都不在内，不能停表。',
    'Hearings, tests, examinations and expert reviews take a time that the deciding department does not control, so by law they are not counted.\n\nYou must be told in writing which one it is, how many days it is expected to take and when the clock runs on. Without that notice the time counts. Site visits, internal signatures and staff on leave never stop the clock.',
  ),
  'FAQ-09': t(
    '从受理的第二天起，一个工作日算一天。调休上班的周六、周日算工作日，法定节假日和没有调休的周末不算。\n\n比如2026年2月13日受理、承诺两个工作日的事项，2月14日是调休上班的周六，算第一天，之后春节放假，2月24日前办完。事项页面上会直接写明“今天受理，几月几日前办完”。',
    'Working days count from the day after acceptance. A Saturday or Sunday that is worked in exchange for a holiday counts; public holidays and other weekends do not.\n\nExample: accepted on 13 February 2026 with two working days promised. Saturday the 14th is a make-up working day and counts as the first, then comes Spring Festival: done by 24 February. The page of each item says it outright: “accepted today, decided by ...”.',
  ),
  'FAQ-10': t(
    '请先打受理单上的电话，或者到“办不成事”反映窗口（L字头的号）。值班领导当天会给您一个说法：办到哪一步、为什么晚、哪天办完。\n\n没有正当理由超期的，系统会亮牌，由监督检查组处理，不用您去找人。',
    'Telephone the number on your receipt, or go to the desk for unresolved matters (letter L). The duty manager answers on the same day: how far it is, why it is late and when it will be done.\n\nIf there is no good reason, the system reports the delay to the inspection unit by itself; you need not chase anybody.',
  ),
  'FAQ-11': t(
    '标着“可以后补”的材料可以。先签一张容缺承诺书，我们当天受理，您在承诺的日期前补上就行，不影响办理速度；结果要等材料补齐才发给您。\n\n到期没有补，会先提醒，再不补就退件。主要材料，比如申请表和身份证明，不能后补。',
    'Those marked “may follow later” may be missing. You sign a commitment, we accept on the same day and you supply it by the agreed date; nothing is delayed, but the result is handed over only when it is complete.\n\nWe remind you before the date passes; after that the application is returned. The main papers, such as the form and proof of identity, cannot follow later.',
  ),
  'FAQ-12': t(
    '有些证明不用您去开，您签字承诺条件都符合，我们当场就决定，发证以后再来检查。\n\n可以选也可以不选：不愿意承诺的，按普通程序办。承诺了假的，许可会被撤销，还会记入信用记录。事项清单在信息查询台“告知承诺制事项目录”里。',
    'For some conditions you need not fetch a certificate: you declare that they are met, we decide at once and check later.\n\nIt is your choice; the ordinary route stays open. A false declaration leads to the licence being revoked and to a credit record. The list is at the information desk under “Items under the notice-and-commitment system”.',
  ),
  'FAQ-13': t(
    '政府自己发的证照，能在系统里查到的都不用带纸的：营业执照、不动产权证书信息、婚姻登记信息、社会保障卡、学历证书、驾驶证、项目备案文件等。\n\n清单上写着“不用带”的就是这一类。万一系统查不到，窗口会告诉您，可以先受理、后补。',
    'What the state issued and the system can see: business licences, property records, marriage records, social security cards, diplomas, driving licences, project filings and more.\n\nThey are marked “do not bring” on the checklist. Should the system not find one, the window tells you and accepts the application anyway.',
  ),
  'FAQ-14': t(
    '写一份授权委托书，说清楚委托谁、办什么事、到哪天为止，本人签名，单位委托要盖章；代办的人带自己的身份证。窗口有空白委托书。\n\n结婚登记、人像采集这类必须本人来的事不能委托。处分房产的委托书一般要公证。',
    'A power of attorney that names the agent, the matter and the last day, signed by you or stamped by the organisation; the agent brings an ID card. Blank forms are at the window.\n\nMarriage, fingerprints and portraits cannot be delegated. To dispose of real estate the power of attorney usually has to be notarised.',
  ),
  'FAQ-15': t(
    '七件事一次办：公司登记、刻章、税务信息确认和首次领发票、企业社保、医保、公积金，需要的话还可以预约银行开户。填一张表，到一个窗口，第一天拿电子执照，第二天其余的一起办完。\n\n条件是新设立、没有前置审批、投资人在境内、材料齐全。不符合的走普通登记，也很快，一个工作日。',
    'Seven things in one go: registration, seals, tax information and the first invoices, social insurance, medical insurance and the housing fund, and a bank appointment if you want one. One form, one window: the electronic licence on the first day, all the rest on the second.\n\nIt is for new enterprises without pre-approval, with mainland investors and complete papers. All others use ordinary registration, which takes one working day.',
  ),
  'FAQ-16': t(
    '很少。常见的有：银行、证券、保险等金融业务，危险化学品和民用爆炸物品的生产，烟草专卖的生产和批发，出版物印刷等，国家有一份公布的目录。\n\n开饭店、药店、旅馆都不是前置审批，可以先办执照，再办许可。拿不准的，把想做的业务告诉A字头窗口，当场给您查。',
    'Few. The common ones are banking, securities and insurance, making dangerous chemicals and civil explosives, making and wholesaling tobacco, printing of publications. The state publishes a list.\n\nRestaurants, pharmacies and hotels are not among them: register first, then apply for the licence. If you are not sure, ask at the windows with the letter A.',
  ),
  'FAQ-17': t(
    '新开办企业的首套印章不收费，一套包括公章、财务专用章、发票专用章和合同专用章，费用由财政承担。以后补刻、加刻，按刻章店的价格收。',
    'No. The first set of a new enterprise (company, finance, invoice and contract seal) is paid by the public budget. Later ones are paid at the engraver’s price.',
  ),
  'FAQ-18': t(
    '可以。在申请时填写详细地址，签一份承诺，说明房子是合法的、您有权使用，就不用交房本和租赁合同了。\n\n从事餐饮、旅馆、危险化学品等对场所有要求的行业，后面办许可时还要看场所，请先确认房子能不能用。',
    'Yes. Give the full address and sign that the building is lawful and that you may use it; then neither deed nor lease is needed.\n\nFor restaurants, hotels, chemicals and the like the place itself is examined when you apply for the licence, so make sure first that it can be used.',
  ),
  'FAQ-19': t(
    '从每个阶段受理的第二天起算，四个阶段加起来是十五个工作日：用地规划三天、工程规划五天、施工许可四天、预售许可三天。\n\n两个阶段中间您准备图纸、盖楼的时间不算在内。所以十五天是我们办理的时间，不是从第一次来到拿预售证的时间。',
    'In each stage from the day after acceptance; the four stages together make 15 working days: land planning 3, project planning 5, construction permit 4, pre-sale permit 3.\n\nThe time in which you prepare drawings or build between stages is not counted. So 15 days is our time, not the time from your first visit to the pre-sale permit.',
  ),
  'FAQ-20': t(
    '到投资建设综合窗口（B字头的号）说一声，或者请导办台帮您登记，带上项目的基本情况就行，不用正式材料，也不收费。\n\n我们约齐相关部门，五个工作日内和您坐下来谈一次，给您三样东西：要办哪些事、每件事带什么、倒着排的时间表。',
    'Tell the investment windows (letter B) or let the guide desk register it. A description of the project is enough: no formal papers, no fee.\n\nWithin five working days all departments concerned sit down with you and hand you three things: what has to be done, what to bring for each, and a plan counted back from your date.',
  ),
  'FAQ-21': t(
    '一般要先有：用地手续、建设工程规划许可证、施工图审查合格书、施工合同（依法招标的还有中标通知书）。特殊建设工程还要先通过消防设计审查。\n\n有的项目还要办人防、水土保持、防雷。把项目的类型和面积告诉B字头窗口，给您列一张单子。',
    'Usually land papers, the planning permit for the project, the certificate that the drawings passed review, and the construction contract (with the letter of acceptance where a tender is required). Special projects need the fire-safety design review first.\n\nSome also need civil defence, soil conservation or lightning protection. Tell the windows with the letter B the kind and size of the project and they list it for you.',
  ),
  'FAQ-22': t(
    '按提供预售的商品房计算，投入开发建设的资金要达到工程建设总投资的25%以上，并且已经确定施工进度和竣工交付日期。用有资质的机构出具的证明来证明。\n\n同时要和银行、主管部门签好预售资金监管协议。',
    'For the homes offered, at least 25 % of the total construction investment must have been spent, and the progress and the date of completion must be fixed. An accredited body certifies it.\n\nThe agreement on supervision of the pre-sale funds with the bank and the department must be signed as well.',
  ),
  'FAQ-23': t(
    '带身份证到社保窗口（E字头的号）填一张表，当场办好；也可以在手机上办。养老保险的缴费档次由您自己在规定范围内选，可以按月、按季或按年交。\n\n没有单位的、开网店的、跑网约车的都可以参加。户口在外地也能办。',
    'Come to the social insurance windows (letter E) with your ID card and fill in one form; it is done on the spot, or on your phone. You choose your contribution within the limits, paid by month, quarter or year.\n\nIt is open to everybody without an employer, to online sellers and drivers, and to those whose household is registered elsewhere.',
  ),
  'FAQ-24': t(
    '材料齐全的，我们一个工作日内审核完，钱由银行转到您本人的卡上，一般当天或第二天到账。卡要是您自己名下的一类储蓄卡。\n\n三天还没有到，带身份证到公积金窗口（F字头的号）查。',
    'Complete applications are examined within one working day; the bank pays into your own account, usually the same or the next day. It must be a full debit account in your name.\n\nIf it has not arrived after three days, come to the housing-fund windows (letter F) with your ID card.',
  ),
  'FAQ-25': t(
    '看病之前备案，手机、电话、窗口都能办，当场生效。长期在外地住的带居住证或者签承诺书；医院转诊的带转诊单；出差旅游急诊的不用备案材料。\n\n备案以后在外地的定点医院直接刷社会保障卡结算，不用先垫钱再回来报。忘了备案的，出院前补上也可以。',
    'Register before treatment, by phone, by app or at the window; it is valid at once. Residents elsewhere bring a residence permit or sign a declaration, referred patients the referral; short stays and emergencies need no papers.\n\nThen designated hospitals elsewhere settle directly with your social security card. If you forgot, you can still register before you leave the hospital.',
  ),
  'FAQ-26': t(
    '到信息公开窗口（L字头的号）、在自助机上填短表，或者寄信、网上提交都行。写清楚姓名、身份证明、联系方式，要什么信息，想要什么形式。不用说明用途；不方便写字的，可以口头说，工作人员替您记。\n\n能当场答复的当场答复，不能的二十个工作日内答复，我们承诺十五个工作日。确实需要延长的，最多再延二十个工作日，会书面告诉您。',
    'At the disclosure desk (letter L), with the short form on a kiosk, by letter or online. State your name, identity and contact, what information you want and in which form. No purpose has to be given; if writing is hard for you, dictate it to us.\n\nWhat can be answered at once is; otherwise within 20 working days, and we promise 15. An extension of at most 20 working days is possible and is announced in writing.',
  ),
  'FAQ-27': t(
    '不收费。只有申请的数量、次数明显超过合理范围的，才可能按国家规定收信息处理费，而且会先告诉您收多少、为什么收，由您决定要不要继续。',
    'No. Only when the number or frequency of requests clearly exceeds what is reasonable may a processing fee be charged by national rules, and you are told first how much and why, so that you can decide.',
  ),
  'FAQ-28': t(
    '三种办法：找大厅里戴红袖标的值班经理，当场处理；到投诉督查站当面说或写；打监督电话0399-8600123。说清楚时间、窗口号和经过就行，可以不留姓名。\n\n投诉由监督检查组处理，被投诉的人看不到您是谁。简单的三个工作日、一般的五个工作日内答复，复杂的最多十五个工作日。',
    'Three ways: the duty manager in the hall, who acts at once; the complaint station, in person or in writing; or telephone 0399-8600123. Time, window number and what happened are enough; you need not give your name.\n\nThe inspection unit handles it, and the person concerned never learns who you are. Simple matters are answered within three working days, ordinary ones within five, difficult ones within 15.',
  ),
  'FAQ-29': t(
    '不会。评价在事情办完以后才能给，窗口人员看不到是谁评的。差评由监督检查组回访核实，核实的是我们的服务，不是您；一个工作日内联系，十五个工作日内整改完告诉您。\n\n有人因为差评为难您，请直接告诉值班经理，这是要严肃处理的。',
    'No. You rate after the matter is finished and the clerk cannot see who did. Bad ratings are followed up by the inspection unit, which examines our service, not you: contact within one working day, put right and reported to you within 15.\n\nShould anybody make it hard for you because of a rating, tell the duty manager; that is taken very seriously.',
  ),
  'FAQ-30': t(
    '不予许可的决定书上写着理由和救济途径。您可以在六十日内申请行政复议，也可以在六个月内向人民法院提起行政诉讼，从收到决定书那天起算。\n\n要是只是材料或条件没达到，改好了可以重新申请，不影响。看不懂决定书的，到导办台，有人给您解释。',
    'The decision states its reasons and your remedies: administrative review within 60 days, or a suit in the people’s court within six months, from the day you received it.\n\nIf only papers or conditions were lacking, you may put them right and apply again. If the decision is hard to understand, the guide desk explains it.',
  ),
};
