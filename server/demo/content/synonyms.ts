const words = (list: string): readonly string[] => list.split('|');

/** What people say instead of the official name, Chinese and English, by item. */
export const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  'MR-01': words(
    '开公司|办公司|注册公司|公司注册|企业注册|办执照|办营业执照|开办企业|成立公司|工商登记|工商注册|start a company|register a company|open a company|incorporate|business licence|business license',
  ),
  'MR-02': words(
    '改公司名|换法人|法人变更|变更法人|改地址|搬办公室|增资|减资|股权转让|转股|改经营范围|变更执照|工商变更|换执照|change company name|change legal representative|change address|share transfer',
  ),
  'MR-03': words(
    '关公司|注销公司|公司注销|不干了|关门|执照注销|简易注销|清算|close a company|dissolve|deregister|wind up',
  ),
  'MR-04': words(
    '个体户|个体工商户|办个体执照|开小店|摆摊|开店|开网店|夫妻店|小卖部|个体经营|self-employed|sole trader|small shop|market stall',
  ),
  'MR-05': words(
    '食品证|食品许可证|餐饮证|餐饮许可|开饭店|开饭馆|开餐馆|开小吃店|卖吃的|卫生许可证|奶茶店|食堂|自动售货机|外卖|restaurant|cafe|canteen|food licence|vending machine',
  ),
  'MR-06': words('开药店|药店|药房|卖药|药品经营|pharmacy|drugstore|chemist'),
  'MR-07': words('卖医疗器械|二类器械|医疗器械备案|血压计|隐形眼镜|medical devices|contact lenses'),
  'MR-08': words('电梯登记|锅炉|压力容器|叉车|起重机|特种设备|设备上牌|lift|elevator|boiler|forklift|crane'),
  'PS-01': words('刻章|刻公章|公章|财务章|发票章|合同章|印章|seal|stamp|company chop'),
  'PS-02': words('开旅馆|开宾馆|开酒店|民宿|旅店|招待所|特行证|hotel|guest house|inn|homestay'),
  'PS-03': words('办护照|护照|出国|出境|换护照|补护照|旅游签证|出入境证件|passport|go abroad|travel document'),
  'PS-04': words(
    '身份证丢了|补身份证|身份证补办|换身份证|身份证到期|身份证过期|挂失身份证|办身份证|lost ID card|replace ID card|identity card|ID expired',
  ),
  'TX-01': words(
    '税务登记|报到|税务报到|新办企业税务|纳税登记|国税|地税|tax registration|new taxpayer|register for tax',
  ),
  'TX-02': words('领发票|开发票|发票|申请发票|发票增量|专票|普票|电子发票|invoice|get invoices|fapiao|VAT invoice'),
  'HR-01': words(
    '公司社保|企业社保|社保开户|单位社保|给员工上社保|五险|employer social insurance|social security account',
  ),
  'HR-02': words('劳务派遣|派遣公司|劳务公司|派遣证|staffing agency|labour dispatch|temp agency'),
  'HR-03': words(
    '人力资源公司|猎头|职业介绍|中介公司|招聘公司|人力资源许可|recruitment agency|headhunter|employment agency',
  ),
  'HR-04': words(
    '灵活就业社保|自己交社保|个人交社保|自由职业|养老保险|交养老|个人社保|freelancer pension|social insurance of my own|pay my own social insurance|pay my own pension|flexible employment',
  ),
  'HR-05': words(
    '失业金|失业保险|失业补助|被裁员|下岗|没工作了|领失业金|unemployment benefit|laid off|lost my job|dole',
  ),
  'YB-01': words('公司医保|单位医保|给员工上医保|医保开户|employer medical insurance|company health insurance'),
  'YB-02': words(
    '异地看病|外地看病|外地就医|异地就医|转院|转诊|异地报销|异地住院|跨省就医|医保备案|see a doctor in another city|treatment elsewhere|hospital in another province',
  ),
  'GJ-01': words('公积金开户|单位公积金|给员工交公积金|公司公积金|housing fund account|employer provident fund'),
  'GJ-02': words(
    '提公积金|取公积金|公积金提取|买房提取|公积金买房|公积金取钱|取钱买房|withdraw housing fund|provident fund|take out housing fund',
  ),
  'BK-01': words('公司开户|对公账户|银行开户|基本户|开银行账户|company bank account|corporate account'),
  'FG-01': words('项目核准|立项|投资核准|核准批复|项目审批|project verification|investment approval'),
  'FG-02': words('项目备案|立项备案|备案证|项目代码|上项目|project filing|project code|record an investment'),
  'FG-03': words('可研批复|可研报告|可行性研究|政府项目立项|feasibility study|public project'),
  'FG-04': words('能评|节能评估|节能报告|碳排放|energy review|energy saving'),
  'NR-01': words('用地预审|选址意见|选址意见书|项目选址|site selection|land pre-examination'),
  'NR-02': words('用地规划许可|用地许可证|地块规划|land planning permit'),
  'NR-03': words('规划许可证|工程规划|建房审批|盖楼|规证|building plan|planning permission'),
  'NR-04': words(
    '二手房过户|过户|房产过户|办房本|房本|房产证|换房本|买二手房|卖房|不动产证|房子过户|transfer a house|second-hand home|title deed|house deed|property transfer',
  ),
  'NR-05': words('房屋抵押|抵押贷款|房贷抵押|抵押登记|办抵押|mortgage|home loan'),
  'HC-01': words('施工证|施工许可|开工证|开工许可|building permit|start construction'),
  'HC-02': words('预售证|卖期房|预售许可证|楼盘预售|开盘|pre-sale|sell unfinished homes'),
  'HC-03': words('消防审查|消防设计|消防图纸|消防审批|fire safety design|fire review'),
  'HC-04': words('竣工验收|联合验收|工程验收|竣工备案|completion inspection|final acceptance'),
  'HC-05': words(
    '公租房|廉租房|保障房|申请公租房|租政府的房|公共租赁|public rental|council flat|social housing|low-rent home',
  ),
  'CG-01': words('占道|挖路|挖马路|占道施工|破路|道路挖掘|dig up the road|occupy the road|road works'),
  'CG-02': words('门头|招牌|广告牌|户外广告|店招|灯箱|signboard|billboard|shop sign|outdoor advertising'),
  'CG-03': words('渣土|建筑垃圾|拉渣土|渣土证|装修垃圾|construction waste|rubble|muck'),
  'CG-04': words('排水证|排水许可|污水排放|下水道|接污水管|drainage permit|sewage|waste water'),
  'EN-01': words('环评|环评报告表|环境影响评价|环保审批|EIA|environmental impact'),
  'EN-02': words('排污证|排污许可|排污许可证|discharge permit|emission permit'),
  'WR-01': words('水保|水土保持|水保方案|soil conservation'),
  'WR-02': words('打井|取水证|取水许可证|抽水|用地下水|drill a well|take water|water permit'),
  'CD-01': words('人防|人防审批|地下室|防空地下室|易地建设费|civil defence|air-raid shelter'),
  'ME-01': words('防雷|避雷|防雷审核|雷电|lightning|lightning rod'),
  'TR-01': words('货运|道路运输证|营运证|跑货运|货车营运|运输公司|开货车|freight|haulage|truck licence'),
  'TR-02': words(
    '网约车|网约车证|滴滴|跑滴滴|开网约车|人证|网约车驾驶员|ride-hailing|online taxi|driver licence for ride hailing',
  ),
  'HE-01': words(
    '公共场所卫生|卫生证|理发店|美容院|洗浴|游泳馆|宾馆卫生证|开理发店|hair salon|beauty salon|bath house|swimming pool|hygiene licence',
  ),
  'HE-02': words('开诊所|开医院|门诊部|医疗机构|执业许可证|clinic|hospital licence'),
  'HE-03': words('护士证|护士注册|护士执照|护士变更|nurse licence|nurse registration'),
  'CA-01': words('成立协会|协会|商会|社团|社会组织|学会|association|NGO|chamber of commerce|charity'),
  'CA-02': words('结婚|领证|领结婚证|结婚证|登记结婚|扯证|marriage|get married|marriage certificate|wedding'),
  'CA-03': words('高龄补贴|老人补贴|老年补贴|八十岁补贴|高龄老人|长寿金|old age benefit|elderly subsidy|over 80'),
  'ED-01': words('教师证|教师资格证|教资|当老师|老师资格|teacher certificate|become a teacher'),
  'ED-02': words(
    '开培训班|培训机构|办学|办学校|幼儿园|辅导班|民办学校|private school|training centre|kindergarten|tutoring',
  ),
  'EM-01': words('危化品|危化证|危险品经营|加油站|卖化学品|hazardous chemicals|dangerous goods|petrol station'),
  'EM-02': words('卖烟花|烟花|鞭炮|卖鞭炮|爆竹|fireworks|firecrackers'),
  'CT-01': words('办演唱会|演出|演唱会|音乐会|演出审批|concert|show|performance'),
  'CT-02': words('开KTV|KTV|歌厅|游戏厅|电玩城|娱乐场所|迪厅|karaoke|arcade|night club'),
  'DF-01': words('残疾证|办残疾证|残疾人证|残疾鉴定|残联|disability card|disabled person'),
  'VA-01': words('优待证|退伍证|退伍军人|军人优待|老兵|退役军人|veteran card|ex-soldier|military veteran'),
  'XZ-01': words(
    '信息公开|依申请公开|要求公开|政府信息|查文件|申请公开|freedom of information|open data request|information request',
  ),
};
