import type { LocalText } from '../../../shared/lib/text.ts';
import { t } from './words.ts';

/** How to get a material right, by what its name says; the first that fits. */
const BY_NAME: readonly (readonly [RegExp, LocalText])[] = [
  [
    /申请书|申领表|申领登记表|申请表|登记表|备案表|审核表|确认表|注册书|核定表|审批表|审批申请$|申请文件/,
    t(
      '窗口和填表台有空白表、填好的样表；不会填可以请帮办人员帮您填。',
      'Blank forms and a filled-in sample are at the window; staff can help you to fill it in.',
    ),
  ],
  [
    /^授权委托书/,
    t(
      '写清委托谁、办什么事、到哪天为止；个人委托要签名，单位委托要盖章。受托人带自己的身份证。',
      'Say who acts for you, in what matter and until when; individuals sign, organisations stamp. The agent brings an ID card.',
    ),
  ],
  [
    /^双方居民身份证/,
    t(
      '两个人都要亲自来，都带身份证原件；临时身份证也可以。',
      'Both of you come in person with your own ID card; a temporary one will do.',
    ),
  ],
  [
    /身份证/,
    t(
      '身份证、临时身份证或手机上的电子身份证都可以，窗口看过就还给您，不用复印。',
      'An ID card, a temporary one or the electronic one on your phone. The clerk only looks at it: no copy needed.',
    ),
  ],
  [
    /户口簿/,
    t(
      '首页和本人那一页；丢了的先到派出所补。',
      'First page and your own page; if it is lost, the police station replaces it first.',
    ),
  ],
  [
    /^修改后的公司章程/,
    t(
      '改动少的写一份章程修正案就行；由新的法定代表人签名。',
      'For small changes an amendment will do, signed by the new legal representative.',
    ),
  ],
  [
    /^公司章程$/,
    t(
      '全体股东签名（单位股东盖章）。不会写的用登记机关的示范文本，窗口可以打印。',
      'Signed by all shareholders (stamped by those that are organisations). A model text can be printed at the window.',
    ),
  ],
  [
    /住所使用|经营场所证明/,
    t(
      '自己的房子带房本复印件，租的带租赁合同复印件；也可以签一份自主申报承诺代替。',
      'A copy of your title deed or lease; a signed declaration may take its place.',
    ),
  ],
  [
    /任职文件/,
    t(
      '股东会决议或书面决定，写清每个人的姓名和职务，全体股东签名。',
      'A resolution naming everybody and their office, signed by all shareholders.',
    ),
  ],
  [
    /股东会/,
    t(
      '写明开会时间和表决结果，同意的股东签名；一人公司写“股东决定”。',
      'States date and vote, signed by those in favour; a sole shareholder writes a decision.',
    ),
  ],
  [
    /清算报告/,
    t(
      '普通注销交清算报告，简易注销交全体投资人承诺书，二选一。',
      'A liquidation report for the ordinary route, the investors’ declaration for the simplified one.',
    ),
  ],
  [/营业执照/, t('有电子营业执照的，用手机出示就行。', 'The electronic licence on your phone will do.')],
  [
    /照片|合影/,
    t(
      '六个月内拍的，正面，不戴帽子；证件照用白色背景，结婚合影用红色背景。',
      'Taken within six months, full face, no hat; white background for papers, red for the wedding picture.',
    ),
  ],
  [
    /^房屋建筑平面示意图|^公共场所地址方位|^场所地理位置图|设施布局|^营业场所平面图|库房地址及平面图|^占道或挖掘平面图|内部管网/,
    t(
      '手画也可以，但要按比例，标出门窗、主要设备和各间的用途。',
      'May be drawn by hand, to scale, with doors, windows, main equipment and the use of each room.',
    ),
  ],
  [/健康证明|体检/, t('在有资质的体检机构做，一年内有效。', 'From an approved clinic, not older than one year.')],
  [
    /银行卡|银行账户/,
    t(
      '本人名下的一类储蓄卡，别带信用卡；能用社会保障卡的优先用社会保障卡。',
      'A full debit account in your own name, no credit card; a social security card is best.',
    ),
  ],
  [
    /不动产权证书$/,
    t(
      '带原件。房子还有贷款的，先问银行是先注销抵押还是“带押过户”。',
      'The original. If there is still a loan on the home, ask your bank first how the mortgage is to be treated.',
    ),
  ],
  [
    /存量房买卖合同/,
    t(
      '双方网签过的合同，窗口能在系统里看到，不用带纸的。',
      'The contract signed online; the window sees it in the system.',
    ),
  ],
  [
    /抵押合同/,
    t(
      '银行盖章的正本，一般由银行准备；签名要和身份证一致。',
      'The stamped original, usually prepared by the bank; signatures as on the ID card.',
    ),
  ],
  [
    /解除或终止劳动关系/,
    t(
      '单位开的离职证明，要写明离职日期和原因；单位不给的，窗口教您怎么办。',
      'From your former employer, with date and reason. If they refuse, the window tells you what to do.',
    ),
  ],
  [
    /退役证件/,
    t(
      '退伍证、转业证等任意一种原件；丢失的先到退役军人事务站开证明。',
      'Any original discharge paper; if lost, the veterans’ office certifies it first.',
    ),
  ],
  [
    /残疾评定表/,
    t(
      '在残联指定的医院评定，先到窗口领表再去医院。',
      'From the hospital named by the federation: fetch the form here first.',
    ),
  ],
  [
    /监护人/,
    t(
      '户口簿或出生证明（看得出关系）和监护人签名的同意书；监护人要陪着来。',
      'A household book or birth certificate that shows the relation, and signed consent; the guardian comes along.',
    ),
  ],
  [
    /长期居住|转诊/,
    t(
      '居住证、租房合同、单位证明或医院转诊单任意一样；拿不出来的可以签承诺书。',
      'A residence permit, lease, employer’s letter or referral; if you have none, a signed declaration will do.',
    ),
  ],
  [
    /花名册/,
    t(
      '用窗口给的电子表格，姓名、身份证号、工资三栏填全，存在U盘里或发到窗口邮箱。',
      'In the window’s spreadsheet: name, ID number and wage of each; on a stick or by e-mail.',
    ),
  ],
  [
    /产权|租赁|使用权|场地证明/,
    t(
      '房本复印件，或者租赁合同复印件；租期要比许可的时间长。',
      'A copy of the title deed or of the lease, which must run long enough.',
    ),
  ],
  [
    /施工合同|中标通知书|运输合同|协议/,
    t(
      '双方盖章的复印件，每页清楚；金额和日期不能涂改。',
      'A legible copy stamped by both sides; no corrections in sums or dates.',
    ),
  ],
  [
    /变更事项证明/,
    t(
      '改什么带什么：换地址带新地址的租赁合同，换法定代表人带任免文件，转股带转让协议。',
      'According to the change: lease of the new address, resolution on the new representative, or share transfer agreement.',
    ),
  ],
  [
    /承诺书|声明/,
    t(
      '窗口有现成格式，看懂了再签；说了假话要负责任。',
      'The window has the text. Sign when you have understood it; false statements have consequences.',
    ),
  ],
  [
    /制度/,
    t(
      '写您自己店里真正照着做的，不要抄别人的；窗口有样本可参考。',
      'What you really do in your own place, not somebody else’s text; the window has a sample.',
    ),
  ],
  [
    /检测|评价报告|验资|审计|评估|报告书|报告表|节能报告|论证报告/,
    t('由有资质的机构出具，盖章和签字齐全，在有效期内。', 'From an accredited body, stamped, signed and still valid.'),
  ],
  [/一表/, t('和其他开办手续共用一张表，填一次就够了。', 'One form for all start-up steps: fill it in once.')],
];

/** A hint for a material of this name; null where the name says it all. */
export function exampleFor(name: string): LocalText | null {
  return BY_NAME.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}
