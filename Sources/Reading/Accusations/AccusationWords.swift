/// The words with which people accuse officials. They belong to the language, not to a county, which adds its own.
package struct AccusationWords: Sendable {
  /// What only somebody with an office can do, whoever else is named beside him: 受贿, 截留.
  package var grave = [
    "贪污", "受贿", "行贿", "索贿", "索要好处", "索要钱财", "索取好处", "好处费", "回扣", "收红包", "送红包", "收受", "挪用公款", "挪用资金",
    "挪用", "侵吞", "私吞", "私分", "截留", "虚报冒领", "冒领", "套取", "优亲厚友", "中饱私囊", "公款吃喝", "公款旅游", "公车私用",
    "权钱交易", "买官卖官", "以权谋私", "徇私舞弊", "徇私枉法", "滥用职权", "充当保护伞", "当保护伞", "保护伞", "利益输送", "暗箱操作", "违规转包",
    "官商勾结", "雁过拔毛", "贿选", "霸占集体", "侵占集体", "私卖集体", "吃空饷", "违纪", "打击报复", "生活作风", "作风问题", "滥用权力",
    "贪官", "贪得很", "收好处", "收了好处", "拿好处", "要红包", "收了红包", "收过红包", "权力寻租", "报案不管", "报警不管",
  ]
  /// What somebody in office takes: of a company or an office it may be its ordinary price.
  package var taking = [
    "收礼", "收了礼", "要钱", "收钱", "收黑钱", "勒索", "敲诈", "白吃白拿", "白拿", "白吃", "骗了", "骗走", "骗钱", "私自收", "侵占", "自己留",
    "自己花", "揣兜", "揣进", "装进自己", "红包", "送礼", "自己腰包", "个人腰包", "给了自己", "打到自己", "转到自己",
    "瓜分", "分了征地款", "分了补偿款", "私自卖", "私自把", "私自转包", "私卖", "卖集体", "卖了集体", "贪了", "贪钱",
  ]
  /// What somebody in office does with his hands, or in his bed: whoever else did it is no matter of his office.
  package var vices = [
    "动手打", "动手推", "动手伤", "对我动手", "跟我动手", "先动手", "动起手", "动了手", "打我", "打了我", "打了人", "打伤", "揍我", "揍了",
    "推了我", "把我推", "推我一", "推搡", "推倒我", "推倒在地", "踢我", "踢了我", "扇我", "扇了我", "掐我", "揪住我", "骂我", "骂了我", "吼我", "让我滚",
    "叫我滚", "包养", "情妇", "嫖娼", "嫖妓", "赌博", "赌钱", "参赌", "聚赌", "不正当关系", "不正当男女关系", "酒驾", "醉驾",
  ]
  /// How somebody in office, or an office, deals with those whom it should watch; or with what it should keep to itself.
  package var dealing = [
    "勾结", "串通", "穿一条裤子", "沆瀣一气", "蛇鼠一窝", "分给自己人", "给了自己人", "通风报信", "走漏风声", "泄密", "泄了密", "压信不", "扣信不", "压信件",
    "扣信件", "压着信", "扣着信", "不给好处", "不给点好处", "没有好处", "没好处", "要好处", "要点好处", "给了好处", "给好处", "给点好处", "不给红包", "给了红包",
    "给红包", "塞红包", "不送礼", "不打点", "不收钱不", "不收钱就不", "不给钱不", "不给钱就不", "打点关系", "吃干股", "拿干股", "占干股", "收干股", "入干股",
  ]
  /// The same, where money or a present follows: 收了家长两万块钱.
  package var takingOf = [
    "收了", "收过", "收人家", "收开发商", "收老板", "拿了", "拿过", "拿人家", "拿开发商", "拿老板", "要了", "讹了", "问我要", "向我要", "跟我要",
    "管我要", "找我要", "问我们要", "跟我们要", "向群众要", "收我",
  ]
  /// 局长的弟弟…: what people tell of them, they tell of him.
  package var relatives = [
    "弟弟", "哥哥", "兄弟", "妹妹", "姐姐", "儿子", "女儿", "亲戚", "亲属", "媳妇", "老婆", "小舅子", "大舅子", "姐夫", "妹夫",
    "侄子", "侄儿", "外甥", "女婿", "连襟", "亲家",
  ]
  /// 她老公的药店: with these relatives people live, so that only their business is told of an official.
  var relativesAtWork: [String] {
    ["老公", "丈夫", "妻子", "爱人", "对象"].flatMap { spouse in
      [
        "的药店", "的店", "的公司", "的厂", "的诊所", "的饭店", "的超市", "的工程", "的合作社", "开的", "家的店", "家的公司", "家的药店",
      ].map { spouse + $0 }
    }
  }
  /// How an office fails: 不作为. Said of a company as well.
  package var failing = [
    "不作为", "慢作为", "乱作为", "吃拿卡要", "玩忽职守", "渎职", "失职", "官僚主义", "形式主义", "懒政", "怠政", "推诿", "推脱", "踢皮球",
    "互相扯皮", "敷衍", "应付了事", "故意刁难", "刁难", "门难进", "脸难看", "不履行职责", "不履职", "执法不公", "选择性执法", "暴力执法",
    "粗暴执法", "野蛮执法", "乱罚款", "乱收费", "乱摊派", "违规收费", "包庇", "纵容", "弄虚作假", "欺上瞒下", "欺压百姓", "欺压群众",
    "克扣", "包庇纵容", "有案不立", "压案不查", "办事不公", "处事不公", "脱岗", "擅离职守", "无人在岗", "上班时间打牌", "上班打牌", "上班玩手机",
    "上班喝酒", "玩手机", "打麻将", "造假", "喝酒不上班", "账目不公开", "不公开账目", "没公开账目", "不公布账目",
    "财务不公开",
  ]
  /// How somebody behaves, whoever he is: 态度恶劣.
  package var manners = [
    "态度恶劣", "态度极差", "态度很差", "态度差", "态度蛮横", "态度生硬", "态度傲慢", "态度不好", "态度非常差", "态度十分恶劣", "态度非常恶劣", "蛮横无理", "不耐烦",
    "出言不逊", "辱骂", "骂人",
    "谩骂", "打人", "打骂", "殴打", "威胁恐吓", "威胁我", "威胁群众", "威胁村民", "恐吓", "收钱不办事", "伸手要钱", "张口要钱", "拍桌子", "体罚",
  ]
  /// After somebody in office these tell that he is a matter himself.
  package var matters = ["的问题", "的违法行为", "的违规行为", "的所作所为", "的罪行", "的恶行"]
  /// What becomes of a letter that should have been kept and answered. Only beside words for a letter, or for who wrote
  /// it: gas leaks as well.
  package var telling = ["泄露", "泄漏", "透露", "走漏", "出卖", "外泄", "曝光给"]
  package var keeping = [
    "压着", "压下", "压了", "压在", "压件", "扣下", "扣着", "扣住", "扣了", "扣押", "扔了", "扔掉", "扔进", "扔到", "丢进", "丢掉", "撕了",
    "撕掉",
    "撕毁", "烧了", "销毁", "删了", "删掉", "删除", "删我", "藏起来", "隐瞒不报", "不往上报", "不上报",
  ]
  package var handing = [
    "交给", "转给", "给了", "告诉", "拿给", "发给", "送给", "递给", "传给", "念给", "透给", "告知", "交到", "转到", "泄露给", "透露给", "泄漏给",
  ]
  /// After these stands whom it is about.
  package var reports = ["实名举报", "举报", "检举", "实名反映", "控告", "揭发", "状告", "投诉"]
  /// What somebody writes who has written before: that he adds to it, takes it back, or asks what became of it.
  package var followUps = [
    "补充", "撤回", "撤销", "举报", "检举", "控告", "揭发", "上封信", "上一封", "前一封", "那封信", "第一封", "我的信", "我反映的", "反映过的",
    "我投诉的",
    "投诉过的", "那件事", "那个事", "那事", "证据", "查得怎么样", "查清",
  ]
  /// What officials are called.
  package var titles = [
    "局长", "书记", "镇长", "乡长", "苏木达", "嘎查达", "嘎查长", "村长", "村主任", "嘎查主任", "主任", "所长", "科长", "股长", "站长", "队长",
    "大队长", "旗长", "副旗长", "县长", "会计", "村会计", "嘎查会计", "村官", "民警", "交警", "警察", "辅警", "城管", "执法人员", "工作人员",
    "办事人员", "窗口人员", "干部", "村干部", "嘎查干部", "领导", "领导干部", "公务员", "公职人员", "分管领导", "主要领导", "负责人", "网格员",
    "信息员", "科员", "组长", "队干部", "村两委", "嘎查两委", "村委会", "嘎查委员会", "嘎查委会", "包村干部", "第一书记", "一把手", "局领导", "镇领导",
    "镇政府", "乡政府", "苏木政府", "支书", "村支书", "村书记", "嘎查支书", "嘎查书记", "党支部书记",
  ]
  /// Who stands at the head of an institution: of a school or a hospital nobody else holds an office.
  package var heads = ["校长", "院长", "园长", "教导主任", "政教主任", "总务主任"]
  /// Whoever is no office: what they do is for one to look into.
  package var others = [
    "物业公司", "物业", "开发商", "公司", "企业", "老板", "商家", "商户", "店家", "店主", "饭店", "餐馆", "超市", "商店", "药店", "门店", "烧烤店",
    "网吧", "宾馆", "酒店", "工地", "施工方", "施工队", "施工单位", "包工头", "承包商", "承包方", "供热公司", "热力公司", "供热站", "换热站",
    "自来水公司", "供电公司", "供电所", "电力局", "燃气公司", "银行", "信用社", "邮局", "快递", "邮政局", "邮政", "汽车站", "客运站", "火车站", "各单位",
    "移动", "联通", "电信", "营业厅", "保险公司",
    "驾校", "教练", "出租车", "班车", "公交", "停车场", "加油站", "修理厂", "合作社", "厂家", "工厂", "砖厂", "养殖场", "屠宰场", "中介",
    "房东", "邻居", "村民", "业主", "业委会", "业主委员会", "培训班", "培训机构", "老师", "教师", "班主任",
    "诊所", "医生", "护士", "大夫", "骗子", "丈夫", "老公", "前夫", "妻子", "婆婆", "主任医师", "项目经理",
    "摊主", "商贩", "车主",
  ]
  /// The same, but for whoever is at their head.
  package var institutions = ["学校", "中学", "小学", "幼儿园", "医院", "卫生院", "养老院", "敬老院"]
  /// Whoever is no office by himself: 收费员, but of the office that is named just before.
  package var employees = ["收费员", "收费人员", "保安", "司机"]
  /// Nobody in particular, but the office that stands before: 住建部门.
  package var departments = [
    "部门", "相关部门", "有关部门", "职能部门", "上级部门", "主管部门", "监管部门", "各部门", "多部门", "某些部门",
  ]
  /// What holds one of the words above and means something else.
  package var neutral = [
    "局长信箱", "书记信箱", "旗长信箱", "县长信箱", "书记员", "干部群众", "各位领导", "领导留言", "上级领导", "会计证", "会计师", "会计考试", "会计培训",
    "会计继续教育", "移动公厕", "工作人员培训", "失职业", "造假山", "收受理", "打人防", "校长信箱", "院长信箱",
    "镇长信箱", "送礼品", "送礼物", "打我电话", "打我手机", "打我的电话", "打我的手机", "打了我电话", "打了我的电话", "打我家电话", "打我微信",
  ]
  /// 学校长期…: what looks like a title and is none.
  var lookingLikeTitles: [String] {
    (titles + heads).filter { $0.hasSuffix("长") }.flatMap { [$0 + "期", $0 + "时间", $0 + "达"] }
  }

  package static let common = AccusationWords()

  package init() {}

  /// Takes words out of every list.
  package mutating func remove(_ words: [String]) {
    let words = Set(words)
    for list in [
      \Self.grave, \.failing, \.manners, \.reports, \.titles, \.others, \.neutral, \.taking, \.takingOf,
      \.relatives, \.employees, \.heads, \.institutions, \.vices, \.dealing, \.matters, \.telling, \.keeping,
      \.handing, \.departments,
    ] {
      self[keyPath: list].removeAll(where: words.contains)
    }
  }
}
