import type { Situation } from '../../../shared/domain/catalogue/catalogue.ts';
import { type ItemSituations, t } from './words.ts';

/** A question with its options as `[id, Chinese, English]`. */
function ask(id: string, zh: string, en: string, options: readonly (readonly [string, string, string])[]): Situation {
  return {
    id,
    question: t(zh, en),
    options: options.map(([option, label, english]) => ({ id: option, label: t(label, english) })),
  };
}

function yesNo(id: string, zh: string, en: string): Situation {
  return ask(id, zh, en, [
    ['yes', '是', 'Yes'],
    ['no', '不是', 'No'],
  ]);
}

function hasOrNot(id: string, zh: string, en: string): Situation {
  return ask(id, zh, en, [
    ['yes', '有', 'Yes'],
    ['no', '没有', 'No'],
  ]);
}

const WHO = ask('who', '谁来窗口办？', 'Who comes to the window?', [
  ['self', '本人（单位是法定代表人）', 'I myself (or the legal representative)'],
  ['agent', '别人代办', 'Somebody acts for me'],
]);
const byAgent = [{ situation: 'who', options: ['agent'] }];
const on = (situation: string, ...options: string[]) => [{ situation, options }];

const PHOTO = ask('photo', '照片怎么办？', 'What about the photo?', [
  ['spot', '到窗口现场拍', 'Have it taken at the window'],
  ['own', '我自己带', 'I bring my own'],
]);
const ownPhoto = on('photo', 'own');

const AGENT_ONLY = { situations: [WHO] };

/** Questions that leave only this person's materials on the list, and which answers each material belongs to. */
export const SITUATIONS: Readonly<Record<string, ItemSituations>> = {
  'MR-01': {
    situations: [
      WHO,
      ask('address', '公司住所怎么证明？', 'How do you prove the address?', [
        ['declare', '自主申报，签承诺就行', 'By my own declaration'],
        ['papers', '带房本或租赁合同', 'With a title deed or lease'],
      ]),
      yesNo(
        'scope',
        '经营范围里有要先审批的项目吗？（金融、危化品生产、民爆等）',
        'Does the scope include anything that needs approval first (finance, making chemicals, explosives)?',
      ),
    ],
    when: { M05: on('address', 'papers'), M06: on('scope', 'yes'), M07: byAgent },
  },
  'MR-02': {
    situations: [
      ask('change', '要改什么？', 'What is to change?', [
        ['name', '公司名称', 'The name'],
        ['address', '住所地址', 'The address'],
        ['person', '法定代表人', 'The legal representative'],
        ['capital', '注册资本', 'The capital'],
        ['shares', '股东或股权', 'Shareholders or shares'],
        ['scope', '经营范围', 'The scope of business'],
      ]),
      ask('licence', '公司领过纸质营业执照吗？', 'Does the company have a paper licence?', [
        ['paper', '领过', 'Yes'],
        ['electronic', '只有电子执照', 'Only the electronic one'],
      ]),
      WHO,
    ],
    when: {
      M02: on('change', 'name', 'address', 'capital', 'shares', 'scope'),
      M03: on('change', 'name', 'address', 'person', 'capital', 'scope'),
      M04: on('change', 'address', 'person', 'shares'),
      M05: on('licence', 'paper'),
      M06: byAgent,
    },
  },
  'MR-03': {
    situations: [
      ask('route', '走哪种注销？', 'Which route?', [
        ['simple', '简易注销：没有债务，已经公示20天', 'Simplified: no debts, published for 20 days'],
        ['ordinary', '普通注销：先清算', 'Ordinary: after liquidation'],
      ]),
      WHO,
    ],
    when: { M03: on('route', 'ordinary'), M04: on('route', 'ordinary'), M06: byAgent },
  },
  'MR-04': {
    situations: [
      ask('place', '在哪里做生意？', 'Where do you trade?', [
        ['shop', '有门店或摊位', 'In a shop or at a stall'],
        ['online', '只在网上', 'Online only'],
        ['roaming', '没有固定地方（流动经营）', 'Nowhere fixed'],
      ]),
      WHO,
    ],
    when: { M03: on('place', 'shop', 'online'), M04: byAgent },
  },
  'MR-05': {
    situations: [
      yesNo('machine', '是用自动售货机卖吗？', 'Do you sell from a machine?'),
      ask('made', '食品在店里加工吗？', 'Is the food prepared on the spot?', [
        ['yes', '现场加工（做饭、做饮料、切熟食）', 'Yes: cooked, mixed or sliced'],
        ['no', '只卖散装或包装好的', 'No, only sold'],
      ]),
      WHO,
    ],
    when: { M03: on('made', 'yes'), M06: on('machine', 'yes'), M07: byAgent },
  },
  'PS-01': { ...AGENT_ONLY, when: { M04: byAgent } },
  'PS-03': {
    situations: [
      ask('age', '办护照的人多大？', 'How old is the traveller?', [
        ['adult', '满16周岁', '16 or older'],
        ['child', '不满16周岁', 'Under 16'],
      ]),
      PHOTO,
    ],
    when: { M03: ownPhoto, M04: on('age', 'child') },
  },
  'PS-04': {
    situations: [
      ask('why', '为什么要办？', 'Why do you need it?', [
        ['lost', '丢了', 'It is lost'],
        ['expired', '到期或者坏了', 'It expired or broke'],
        ['moved', '户口信息变了', 'My household record changed'],
      ]),
    ],
    when: { M02: on('why', 'lost', 'moved') },
  },
  'HR-04': {
    situations: [
      ask('pay', '保险费从哪里扣？', 'What is the contribution taken from?', [
        ['card', '社会保障卡或银行卡', 'My social security or bank card'],
        ['counter', '到税务窗口或手机上自己交', 'I pay at the tax windows or by phone'],
      ]),
    ],
    when: { M03: on('pay', 'card') },
  },
  'HR-05': {
    situations: [
      ask('reported', '原单位在网上报过您离职吗？', 'Has your employer reported it online?', [
        ['yes', '报过了', 'Yes'],
        ['no', '没有，或者不清楚', 'No, or I do not know'],
      ]),
    ],
    when: { M03: on('reported', 'no') },
  },
  'YB-02': {
    situations: [
      ask('reason', '为什么去外地看病？', 'Why are you treated elsewhere?', [
        ['living', '在外地长期居住或工作', 'I live or work there'],
        ['referral', '医院转诊', 'A hospital refers me'],
        ['short', '临时外出（出差、旅游、急诊）', 'A short stay or an emergency'],
      ]),
    ],
    when: { M03: on('reason', 'living', 'referral') },
  },
  'GJ-02': {
    situations: [
      ask('account', '提取谁的公积金？', 'Whose account?', [
        ['own', '只提本人的', 'Mine only'],
        ['both', '夫妻一起提', 'My spouse’s too'],
      ]),
      ask('deed', '房本办下来了吗？', 'Do you have the title deed?', [
        ['yes', '办下来了', 'Yes'],
        ['no', '还没有，只有合同', 'Not yet, only the contract'],
      ]),
    ],
    when: { M03: on('deed', 'no'), M04: on('account', 'both') },
  },
  'FG-01': {
    situations: [yesNo('resettle', '项目涉及移民安置吗？', 'Must people be resettled?'), WHO],
    when: { M03: on('resettle', 'yes'), M06: byAgent },
  },
  'FG-03': {
    situations: [
      ask('energy', '项目一年用多少能源？', 'How much energy does the project use?', [
        ['little', '不到1000吨标准煤', 'Under 1,000 t of coal equivalent a year'],
        ['much', '1000吨标准煤以上', '1,000 t or more'],
      ]),
    ],
    when: { M05: on('energy', 'much') },
  },
  'NR-02': {
    situations: [
      ask('land', '土地怎么取得的？', 'How was the land obtained?', [
        ['sold', '出让（签过合同）', 'Bought, with a contract'],
        ['given', '划拨', 'Allocated'],
      ]),
      WHO,
    ],
    when: { M02: on('land', 'given'), M06: byAgent },
  },
  'NR-03': {
    situations: [yesNo('plan', '要编修建性详细规划吗？', 'Is a detailed site plan required?'), WHO],
    when: { M04: on('plan', 'yes'), M07: byAgent },
  },
  'NR-04': {
    situations: [
      ask('tax', '契税交过了吗？', 'Has the deed tax been paid?', [
        ['paid', '交过了', 'Yes'],
        ['here', '还没有，在大厅一起交', 'Not yet: I pay here on the same day'],
      ]),
      ask('who', '买卖双方都来吗？', 'Do both sides come?', [
        ['self', '都来', 'Yes'],
        ['agent', '有一方请人代办', 'Somebody acts for one side'],
      ]),
    ],
    when: { M05: on('tax', 'paid'), M06: byAgent },
  },
  'HC-03': {
    situations: [
      yesNo(
        'special',
        '用了国家标准没有规定的消防做法吗？（特殊消防设计）',
        'Does the fire design go beyond the national standards?',
      ),
    ],
    when: { M04: on('special', 'yes') },
  },
  'CG-01': {
    situations: [
      ask('what', '是占路还是挖路？', 'Occupy the road or dig it up?', [
        ['occupy', '只占用，不挖', 'Occupy only'],
        ['dig', '要挖开', 'Dig it up'],
      ]),
      yesNo('project', '属于某个建设工程吗？', 'Does it belong to a construction project?'),
    ],
    when: { M03: on('what', 'dig'), M04: on('project', 'yes'), M05: on('what', 'dig') },
  },
  'CG-02': {
    situations: [
      ask('size', '广告牌有多大？', 'How large is the sign?', [
        ['small', '小招牌，贴墙安装', 'A small sign on the wall'],
        ['large', '大型牌架、楼顶或立柱', 'A large frame, on a roof or pole'],
      ]),
      yesNo('owner', '墙面或场地是您自己的吗？', 'Is the wall or site yours?'),
    ],
    when: { M04: on('owner', 'no'), M05: on('size', 'large') },
  },
  'CG-03': {
    situations: [
      ask('haul', '谁来运？', 'Who hauls it?', [
        ['own', '自己的车', 'My own trucks'],
        ['hired', '请运输公司', 'A haulage firm'],
      ]),
    ],
    when: { M03: on('haul', 'hired') },
  },
  'WR-01': {
    situations: [
      ask('kind', '编的是报告书还是报告表？', 'A full report or a report form?', [
        ['book', '报告书', 'A full report'],
        ['form', '报告表（签承诺，当场办）', 'A report form, by commitment'],
      ]),
    ],
    when: { M02: on('kind', 'book'), M04: on('kind', 'book') },
  },
  'CD-01': {
    situations: [
      yesNo('elsewhere', '申请易地建设（不在本项目里建地下室）吗？', 'Do you ask to build the shelter elsewhere?'),
    ],
    when: { M03: on('elsewhere', 'no'), M04: on('elsewhere', 'yes') },
  },
  'TR-01': {
    situations: [
      ask('truck', '车买好了吗？', 'Have you bought the vehicles?', [
        ['yes', '买好了', 'Yes'],
        ['no', '还没有，先签承诺', 'Not yet: I sign a commitment'],
      ]),
      ask('driver', '司机找好了吗？', 'Have you hired the drivers?', [
        ['yes', '找好了（或自己开）', 'Yes, or I drive'],
        ['no', '还没有', 'Not yet'],
      ]),
    ],
    when: { M03: on('truck', 'yes'), M04: on('driver', 'yes') },
  },
  'TR-02': { situations: [PHOTO], when: { M05: ownPhoto } },
  'HE-01': {
    situations: [
      ask(
        'route',
        '愿意告知承诺吗？（签承诺当场发证，以后来检查）',
        'Do you choose notice and commitment (licence at once, checked later)?',
        [
          ['commit', '愿意，签承诺', 'Yes, I sign'],
          ['ordinary', '按普通程序', 'No, the ordinary route'],
        ],
      ),
    ],
    when: { M04: on('route', 'ordinary') },
  },
  'HE-03': {
    situations: [
      ask('first', '是第一次注册吗？', 'Is it your first registration?', [
        ['yes', '第一次', 'Yes'],
        ['again', '换单位、延续或重新注册', 'No: transfer, renewal or again'],
      ]),
    ],
    when: { M03: on('first', 'yes'), M05: on('first', 'yes') },
  },
  'CA-02': { situations: [PHOTO], when: { M03: ownPhoto } },
  'ED-01': { situations: [PHOTO], when: { M06: ownPhoto } },
  'DF-01': { situations: [PHOTO], when: { M04: ownPhoto } },
  'VA-01': {
    situations: [
      ask('record', '在退役军人事务站登记过信息吗？', 'Are you on record at the veterans’ office?', [
        ['yes', '登记过', 'Yes'],
        ['no', '没有', 'No'],
      ]),
      PHOTO,
    ],
    when: { M03: on('record', 'no'), M04: ownPhoto },
  },
  'CT-01': {
    situations: [yesNo('own', '在自己的剧场演出吗？', 'Is it in your own theatre?')],
    when: { M04: on('own', 'no') },
  },
  'CG-04': {
    situations: [hasOrNot('works', '接管时埋过管道吗？', 'Were pipes laid for the connection?')],
    when: { M03: on('works', 'yes') },
  },
  'XZ-01': {
    situations: [
      ask('asker', '谁提出申请？', 'Who asks?', [
        ['person', '我个人', 'I do'],
        ['organisation', '单位', 'An organisation'],
      ]),
    ],
    when: { M03: on('asker', 'organisation') },
  },
};
