import Templates

/// Values for every shipped mail, as the office gives them.
enum Samples {
  static func values(of mail: String) -> TemplateValues? {
    let listed: TemplateValues = mail == "morning" ? ["items": .list(listed)] : [:]
    return specific[mail]?.merging(common) { value, _ in value }.merging(listed) { value, _ in value }
  }

  private static let common: TemplateValues = [
    "office": "奈曼旗人民政府门户网站管理中心", "telephone": "0475-0000000",
  ]

  private static let title: TemplateValue = "关于诺恩吉雅小区供热温度不达标的投诉"
  private static let question: TemplateValue =
    "您好！供热已经开始二十多天，家里温度一直只有15、16度。\n给供热公司打过三次电话，至今没有人上门测温。\n请问什么时候能解决？"
  private static let answer: TemplateValue = "网民您好！经入户测温，您反映的情况属实。\n供热企业已完成管道清洗，复测温度为19.5℃。"

  private static let files: TemplateValue = [
    [
      "number": "1", "name": "楼道漏水.jpg", "kind": "图片", "size": "2.1MB",
      "fate": "已附，文件名NM2026000123-1.jpg，已去除拍摄位置等信息",
    ],
    ["number": "2", "name": "全部照片.rar", "kind": "压缩包", "size": "8.0MB", "fate": "未转发：不属于可转发的文件类型"],
  ]

  private static let monthsLetter: TemplateValue = [
    "id": "NM2026000123", "title": "关于诺恩吉雅小区供热温度不达标的投诉", "cooperates": true, "receivedAt": "2026-11-23",
    "due": "2026-11-30", "doneAt": "2026-11-27", "open": "未办结", "standing": "按期", "rating": "满意",
  ]

  private static let bulletin: TemplateValues = [
    "title": "2026年11月网民留言办理情况通报", "state": "台账第1204条", "commended": "旗住建局", "criticised": "旗水务局",
    "rows": [
      [
        "rank": "1", "unit": "旗住建局", "score": "92.5", "due": "12", "onTime": "11", "overdue": "1",
        "cooperation": "2", "sentBack": "0", "satisfied": "6", "dissatisfied": "1",
      ]
    ],
    "topics": ["NM2026000123等，5位网民反映（旗住建局）"], "leftOut": ["NM2026000124不计入旗水务局（异议采纳）"],
    "corrections": ["2026年10月　旗住建局　逾期由2改为1"], "notes": ["得分 = …"],
    "pictures": [
      [
        "picture": "chart-1.4q7x0m2k9w5s8a1z.OF2026120700@naiman.example", "heading": "考核得分",
        "words": "考核得分。得分：均为92.5分。", "width": "360",
      ]
    ],
  ]

  private static let specific: [String: TemplateValues] = [
    "figures": [
      "unit": "旗住建局", "reader": "于洋", "period": "2026年11月", "score": "92.5", "rank": "1", "until": "12月4日",
      "code": "fig-4q7x0m2k9w5s8a1z", "replyTo": "liuyan@naiman.example",
      "figures": [["name": "应办结", "count": "12"]], "count": "1", "more": "3",
      "letters": .list([monthsLetter]),
    ],
    "unit-month": [
      "unit": "旗住建局", "reader": "王强", "period": "2026年11月", "count": "1", "more": "3",
      "letters": .list([monthsLetter]),
    ],
    "objection": [
      "id": "NM2026000123", "unit": "旗水务局", "period": "2026年11月", "adopted": true, "reason": "情况属实。",
    ],
    "instruction": [
      "id": "NM2026000123", "act": "复核", "title": title, "reason": "请再次入户测温，并附测温记录。",
    ],
    "bulletin-draft": bulletin.merging([
      "reader": "白玉兰", "code": "bul-4q7x0m2k9w5s8a1z", "replyTo": "liuyan@naiman.example", "open": "有",
      "objections": [
        [
          "number": "1", "id": "NM2026000124", "unit": "旗水务局", "answer": "已采纳", "reason": "停水系上级管网检修。",
          "history": ["2026-11-23 10:05　登记"],
        ]
      ],
    ]) { $1 },
    "bulletin": bulletin.merging(["releasedAt": "2026年12月7日", "releasedBy": "白玉兰"]) { $1 },
    "receipt": [
      "id": "NM2026000123", "queryCode": "4821739065", "registeredAt": "2026-11-23 10:05", "urgent": true,
    ],
    "declined": [
      "id": "NM2026000123", "receivedAt": "2026-11-23 09:12", "basis": "第七条第（七）项",
      "explanation": "您的留言无具体事项，无法核实办理，按规定不予受理。",
      "suggestion": "如您有具体咨询、建议或诉求，欢迎写明时间、地点、事由和联系方式后重新留言。",
      "regulation": "奈曼旗人民政府门户网站和政府系统政务新媒体帐号网民留言办理工作制度", "date": "2026年11月23日",
      "hotline": "12345",
    ],
    "reopened": ["id": "NM2026000123", "receivedAt": "2026-11-23 09:12", "decidedAnew": true],
    "answered": [
      "id": "NM2026000123", "receivedAt": "2026-11-23 09:12", "unit": "奈曼旗住房和城乡建设局",
      "answer": answer, "date": "2026年11月27日",
      "url": "https://www.naiman.example/hdjl/wszx/2026/NM2026000123.html", "corrected": true,
    ],
    "assigned": [
      "returnWithin": "1",
      "urgent": true, "form": "NM2026000123.docx",
      "portalSerial": "WZ20261123007",
      "id": "NM2026000123", "title": title, "summary": "反映供热温度不达标。", "text": question, "channel": "网上咨询",
      "category": "投诉",
      "clause": "第六条第（五）项", "mayBePublished": true, "receivedAt": "2026-11-23 09:12",
      "registeredAt": "2026-11-23 10:05", "assignedAt": "2026-11-23 10:20", "lead": "旗住建局",
      "cooperating": ["旗市场监管局", "大沁他拉街道"], "officer": "白音", "reader": "负责人赵凯", "insteadOf": "白音",
      "round": "1", "reissue": true, "ruling": false,
      "answersAll": true,
      "due": "2026-11-30", "dueChinese": "2026年11月30日", "dueShort": "11月30日", "weekday": "一",
      "term": "5个工作日", "provisional": true, "cutOff": "24时", "dayZero": "2026-11-23",
      "counted": [
        ["day": "2026-11-24", "weekday": "二", "count": "第1个工作日", "makeUp": false],
        ["day": "2026-11-25", "weekday": "三", "count": "第2个工作日", "makeUp": false],
        ["day": "2026-11-26", "weekday": "四", "count": "第3个工作日", "makeUp": false],
        ["day": "2026-11-27", "weekday": "五", "count": "第4个工作日", "makeUp": false],
        ["day": "2026-11-30", "weekday": "一", "count": "第5个工作日", "makeUp": false],
      ],
      "skipped": [
        ["day": "2026-11-28", "weekday": "六", "why": "周末"],
        ["day": "2026-11-29", "weekday": "日", "why": "周末"],
      ],
      "signOffSmime": true, "signOffOpenPGP": true, "signOffScan": true, "signOffPaper": true,
      "subUnits": "供热管理办公室、物业办", "token": "k7f2m9x0q4t8c6w1b3n5",
      "replyTo": "liuyan@naiman.example", "hasFiles": true, "files": files,
    ],
    "cooperate": [
      "urgent": true,
      "portalSerial": "WZ20261123007",
      "id": "NM2026000123", "title": title, "summary": "反映供热温度不达标。", "text": question, "channel": "网上咨询",
      "category": "投诉",
      "receivedAt": "2026-11-23 09:12", "assignedAt": "2026-11-23 10:20", "lead": "旗住建局",
      "leadDue": "2026-11-30", "round": "1", "reissue": true, "unit": "旗市场监管局", "reader": "负责人高娃",
      "insteadOf": "其其格",
      "dueChinese": "2026年11月26日",
      "dueShort": "11月26日", "weekday": "四", "provisional": true, "token": "k7f2m9x0q4t8c6w1b3n5",
      "term": "3个工作日", "cutOff": "24时", "dayZero": "2026-11-23",
      "counted": [["day": "2026-11-24", "weekday": "二", "count": "第1个工作日", "makeUp": true]],
      "skipped": [["day": "2026-11-28", "weekday": "六", "why": "周末"]],
      "replyTo": "liuyan@naiman.example", "hasFiles": true, "files": files,
    ],
    "enclosures": [
      "id": "NM2026000123", "title": title, "part": "2", "parts": "3", "hasFiles": true, "files": files,
      "token": "k7f2m9x0q4t8c6w1b3n5", "replyTo": "liuyan@naiman.example",
    ],
    "opinion": [
      "id": "NM2026000123", "title": title, "lead": "旗住建局", "unit": "旗市场监管局",
      "opinion": "热计量表检定在有效期内。\n已提醒供热企业公示收费标准。", "due": "2026-11-30", "weekday": "一",
      "token": "k7f2m9x0q4t8c6w1b3n5", "replyTo": "liuyan@naiman.example",
    ],
    "sent-back": [
      "id": "NM2026000123", "title": title, "unit": "旗住建局", "officer": "白音",
      "reason": "答复未说明何时解决，也未回应退费问题。", "dueChinese": "2026年12月1日", "dueShort": "12月1日",
      "leader": "白音", "corrects": true,
      "weekday": "二", "signOffSmime": true, "signOffOpenPGP": true, "signOffScan": true, "signOffPaper": true,
      "token": "k7f2m9x0q4t8c6w1b3n5",
      "replyTo": "liuyan@naiman.example",
    ],
    "split": [
      "id": "NM2026000123", "receivedAt": "2026-11-23 09:12", "count": "2",
      "parts": [
        ["number": "NM2026000124", "title": "关于小区供热温度不达标的投诉"],
        ["number": "NM2026000125", "title": "关于路灯不亮的求助"],
      ],
    ],
    "together": ["id": "NM2026000123", "receivedAt": "2026-11-23 09:12", "unit": "奈曼旗住房和城乡建设局"],
    "sign-off": [
      "id": "NM2026000123", "title": title, "question": question, "answer": answer, "unit": "网站管理中心",
      "leader": "白音", "desk": false, "writer": "于洋", "keptBack": "涉及他人隐私", "corrects": true,
      "stopped": "先不要公开，数据有误", "remark": "网民已电话告知",
      "before": "温度已达标。",
      "due": "2026-11-30",
      "digest": "0123456789abcdef0123456789abcdef", "signOffSmime": true,
      "signOffOpenPGP": true,
      "signOffScan": true, "signOffPaper": true, "fits": true, "token": "k7f2m9x0q4t8c6w1b3n5",
      "replyTo": "liuyan@naiman.example",
    ],
    "question": [
      "id": "NM2026000123", "receivedAt": "2026-11-23 09:12", "unit": "奈曼旗住房和城乡建设局", "asked": "是哪个小区？\n几号楼？",
    ],
    "replaced": [
      "id": "NM2026000123", "title": title, "unit": "旗住建局", "receivedAt": "2026-11-27 16:05",
      "earlier": "2026-11-26 10:20", "answer": answer,
    ],
    "let-stand": [
      "id": "NM2026000123", "title": title, "reader": "旗住建局", "who": "旗住建局于洋", "reason": "经核实原答复无误",
      "answer": answer, "withheld": true,
    ],
    "stopped": [
      "id": "NM2026000123", "title": title, "unit": "旗住建局", "receivedAt": "2026-11-27 16:05",
      "words": "先不要公开，数据有误", "decider": "贵单位负责人白音和本中心审核人员", "due": "2026-11-30",
    ],
    "sub-unit": [
      "id": "NM2026000123", "title": title, "urgent": true, "subUnit": "供热管理办公室", "unit": "旗住建局",
      "note": "请今日上门测温。",
      "text": question, "dueChinese": "2026年11月30日", "weekday": "一", "receivedAt": "2026-11-23 09:12",
      "token": "k7f2m9x0q4t8c6w1b3n5", "replyTo": "liuyan@naiman.example", "hasFiles": true, "files": files,
    ],
    "delete": [
      "id": "NM2026000123", "unit": "旗水务局", "reader": "信息员乌兰",
      "mails": [["at": "2026-11-24 09:12", "what": "转办件"]],
    ],
    "void": [
      "id": "NM2026000123", "title": title, "unit": "旗民政局", "officer": "乌兰", "reason": "已改派旗住建局承办",
    ],
    "asks-out": [
      "id": "NM2026000123", "title": title, "unit": "旗民政局", "lead": true, "lastDay": "2026年11月24日",
      "reason": "不属本单位职责，建议转旗水务局。", "text": question, "due": "2026-11-30", "proposals": [["unit": "旗水务局"]],
      "code": "h3v8p2r6z9d4j7s1", "replyTo": "liuyan@naiman.example",
    ],
    "asks-time": [
      "id": "NM2026000123", "title": title, "unit": "旗住建局", "lead": true, "days": "3", "written": "至12月3日",
      "reason": "需现场勘查。",
      "due": "2026-11-30", "newDue": "2026-12-03", "most": "5", "reassigns": true,
      "receivedAt": "2026-11-23 09:12",
      "code": "h3v8p2r6z9d4j7s1", "replyTo": "liuyan@naiman.example",
    ],
    "arbitrate": [
      "id": "NM2026000123", "title": title, "text": question, "receivedAt": "2026-11-23 09:12", "count": "2",
      "history": ["2026-11-23 10:20 第1次转办旗住建局：供热", "2026-11-24 09:00 旗住建局退回：不属本单位职责"],
      "choices": [["number": "1", "unit": "旗住建局"], ["number": "2", "unit": "旗水务局"]],
      "code": "h3v8p2r6z9d4j7s1", "replyTo": "liuyan@naiman.example",
    ],
    "request-answered": [
      "id": "NM2026000123", "title": title, "unit": "旗住建局", "officer": "白音", "extension": true, "letGo": true,
      "granted": true, "reason": "本件已逾半月，请尽快答复。", "lead": true, "dueReason": "王敏同意延期3个工作日",
      "dueChinese": "2026年12月3日", "dueShort": "12月3日", "weekday": "四", "provisional": true,
      "dayZero": "2026-11-23", "cutOff": "24时", "term": "8个工作日",
      "counted": [["day": "2026-11-24", "weekday": "二", "count": "第1个工作日", "makeUp": true]],
      "skipped": [["day": "2026-11-28", "weekday": "六", "why": "周末"]],
      "token": "k7f2m9x0q4t8c6w1b3n5", "replyTo": "liuyan@naiman.example",
    ],
    "extended": [
      "id": "NM2026000123", "receivedAt": "2026-11-23 09:12", "dueChinese": "2026年12月3日", "provisional": true,
    ],
    "recounted": [
      "id": "NM2026000123", "receivedAt": "2026-11-23 09:12", "dueChinese": "2026年12月3日", "provisional": true,
    ],
    "reminder": [
      "id": "NM2026000123", "unit": "旗住建局", "reader": "信息员白音", "insteadOf": "韩雪", "level": "逾期",
      "title": title,
      "several": false,
      "count": "2", "late": "1", "date": "12月1日", "due": "11月30日",
      "items": [
        [
          "id": "NM2026000123", "title": title, "level": "逾期", "lead": true, "urgent": true,
          "dueChinese": "2026年11月30日", "weekday": "一", "provisional": true, "today": true, "late": "1",
          "unclaimed": true, "signOff": true, "token": "nm2026000123-k7f2m9x0q4t8c6w1b3n5",
          "replyTo": "liuyan@naiman.example",
        ]
      ],
    ],
    "escalation": [
      "reader": "白玉兰", "vacant": true, "supervisor": true, "count": "101", "date": "12月2日", "more": "1",
      "items": [
        [
          "id": "NM2026000123", "title": title, "unit": "旗住建局", "officer": "白音", "telephone": "0475-0000001",
          "lead": true, "due": "2026年11月30日", "late": "2", "mark": "收到已满7个工作日，尚未办结",
          "receivedAt": "2026-11-23 09:12", "state": "办理中",
          "history": ["2026-11-23 10:20　转旗住建局办理", "2026-12-01 08:30　逾期：旗住建局"],
        ]
      ],
    ],
    "recounted-unit": [
      "id": "NM2026000123", "title": title, "unit": "旗住建局", "officer": "白音", "lead": true, "moved": true,
      "old": "2027年1月5日", "dueChinese": "2027年1月6日", "dueShort": "1月6日", "weekday": "三", "provisional": true,
      "dayZero": "2026-12-28", "cutOff": "24时", "term": "5个工作日",
      "counted": [["day": "2026-12-29", "weekday": "二", "count": "第1个工作日", "makeUp": true]],
      "skipped": [["day": "2027-01-01", "weekday": "五", "why": "节假日"]],
      "token": "k7f2m9x0q4t8c6w1b3n5", "replyTo": "liuyan@naiman.example",
    ],
    "refused": [
      "returnWithin": "1", "sender": "负责人王强", "ruling": false,
      "id": "NM2026000123", "title": title, "receivedAt": "2026-11-24 08:40",
      "reason": "发件地址不是贵单位登记的信息员邮箱。", "whatToDo": "请用登记的邮箱重新回复转办邮件。", "answerable": true, "open": true,
      "cooperating": true, "subUnit": true, "published": true, "correcting": true,
      "token": "k7f2m9x0q4t8c6w1b3n5",
      "replyTo": "liuyan@naiman.example",
    ],
    "undelivered": [
      "id": "NM2026000123", "what": "转办件", "outcome": "未送达", "who": "旗住建局信息员白音（baiyin@zhujian.example）",
      "why": "邮箱不存在、已停用或无法送达", "status": "5.1.1", "whatToDo": "请联系该单位核对邮箱。",
    ],
    "replies": [
      "account": "奈曼政务", "file": "奈曼政务-回复-2026-11-25-001.csv", "folder": "回复", "count": "2",
      "rows": [
        [
          "row": "1", "number": "NM2026000123", "kind": "回执", "way": "私信",
          "parts": ["您好！您的留言已登记，编号NM2026000123，查询码4821739065。——奈曼旗人民政府门户网站管理中心 2026年11月25日"],
        ],
        [
          "row": "2", "number": "NM2026000117", "kind": "答复", "way": "公开回复",
          "parts": ["（1/2）管道已清洗。——旗住建局 2026年11月25日", "（2/2）复测为19.5℃。——旗住建局 2026年11月25日"],
        ],
      ], "code": "nm2026000123-k7f2m9x0q4t8c6w1", "replyTo": "liuyan@naiman.example",
    ],
    "untold": [
      "count": "1",
      "rows": [
        [
          "row": "1", "number": "NM2026000123", "kind": "回执", "account": "奈曼政务", "since": "2026-11-23 09:12",
          "file": "奈曼政务-回复-2026-11-23-001.csv",
        ]
      ], "code": "nm2026000123-k7f2m9x0q4t8c6w1", "replyTo": "liuyan@naiman.example",
    ],
    "told": [
      "lines": [["line": "1 已发布 11月25日 10:20", "result": "NM2026000123 回执：已记录，2026-11-25 10:20"]]
    ],
    "duty-call": [
      "id": "NM2026000123", "title": title, "text": question, "person": "包立新", "within": "30分钟",
      "channel": "网上咨询", "receivedAt": "2026-11-23 09:12", "unit": "旗住建局", "because": "煤气泄漏",
      "before": [["name": "张玉兰", "at": "2026-11-23 09:15"]], "others": "2",
      "code": "nm2026000123-k7f2m9x0q4t8c6w1", "replyTo": "liuyan@naiman.example",
    ],
    "duty-over": [
      "id": "NM2026000123", "title": title, "person": "张玉兰", "how": "值班人员包立新已于2026-11-23 09:50答复“已悉”，由其接手",
    ],
    "decide": [
      "urgent": true,
      "portalSerial": "WZ20261123007",
      "id": "NM2026000123", "title": title, "text": question, "channel": "网上咨询",
      "receivedAt": "2026-11-23 09:12", "reasons": ["两个单位的把握相近", "留言涉及退费"],
      "proposals": [
        ["unit": "旗住建局", "confidence": "72%", "because": "供热、温度、小区"],
        ["unit": "旗市场监管局", "confidence": "21%", "because": "退费"],
      ],
      "cooperating": ["旗市场监管局，把握21%：退费"], "duplicates": ["NM2026000101（其他网民的同一事项，把握91%）"],
      "readings": ["类别：投诉，把握88%：投诉（triage.yaml:12）", "主题：供热，把握83%：供热（triage.yaml:40）"],
      "acceptProposal": ["confidence": "97%", "because": "无不予受理情形"],
      "declineProposal": [
        "ground": "二", "basis": "第七条第（二）项", "confidence": "64%", "because": "提到“已经起诉”",
      ],
      "code": "h3v8p2r6z9d4j7s1", "replyTo": "liuyan@naiman.example", "hasFiles": true, "files": files,
      "answersItself": true,
    ],
    "recorded": [
      "id": "NM2026000123", "title": title, "unit": "旗住建局", "speaker": "白音", "clerk": "乌日娜",
      "at": "2026-11-24 10:05", "words": "退回：不属本单位职责，建议转旗水务局",
    ],
    "address-probe": [:],
    "probe": [
      "unit": "旗住建局", "person": "白音", "code": "prb-h3v8p2r6z9d4j7s1", "signOffSmime": true,
      "signOffOpenPGP": true, "signs": true, "replyTo": "liuyan@naiman.example",
    ],
    "probed": [
      "unit": "旗住建局", "person": "白音", "sentAt": "2026-11-24 10:05", "receivedAt": "2026-11-24 10:20",
      "passed": true, "isByStranger": false, "signs": true, "result": "签名只覆盖邮件的一部分。",
      "reason": "signature:nestedSignature",
      "whatToDo": "请邮件管理员停用页脚，再回复一次原测试邮件。",
    ],
    "kept": [
      "unit": "旗住建局", "count": "2", "why": "该单位的加密证书已到期或不能使用", "numbers": "NM2026000123、NM2026000124",
      "whatToDo": "请致电本中心。",
    ],
    "expiring": [
      "what": "旗住建局负责人白音的数字证书", "name": "白音", "until": "2027-01-22 09:00", "days": "60", "isOver": false,
      "consequence": "到期以后，用它签名的答复不能通过验证。",
      "whatToDo": "请向颁发机构申领新证书。",
    ],
    "confirm-paper": [
      "original": "原件", "stopped": "先不要公开，数据有误", "remark": "网民已电话告知",
      "id": "NM2026000123", "title": title, "question": question, "unit": "旗住建局", "answer": answer,
      "answeredAt": "2026-11-27 16:05", "due": "2026-11-30", "late": true, "code": "h3v8p2r6z9d4j7s1",
      "replyTo": "liuyan@naiman.example",
    ],
    "confirm-scan": [
      "original": "扫描件", "stopped": "先不要公开，数据有误", "remark": "网民已电话告知",
      "id": "NM2026000123", "title": title, "question": question, "unit": "旗住建局", "answer": answer,
      "answeredAt": "2026-11-27 16:05", "due": "2026-11-30", "late": true,
      "attachments": ["NM2026000123盖章.pdf（2页，1.3MB）"], "secondPerson": true, "firstClerk": "赵敏",
      "code": "h3v8p2r6z9d4j7s1", "replyTo": "liuyan@naiman.example",
    ],
    "review": [
      "id": "NM2026000123", "title": title, "summary": "反映小区供热温度不达标，询问何时解决。", "untitled": true,
      "question": question, "answer": answer, "unit": "旗住建局",
      "signedOff": "盖章扫描件经赵敏、高娃核对", "warnings": ["答复中有一个电话号码，请确认是否为单位公开电话"],
      "advice": ["答复写有“尽快”而没有时间，请核对能否写明"],
      "code": "h3v8p2r6z9d4j7s1", "replyTo": "liuyan@naiman.example",
    ],
    "supplement": [
      "id": "NM2026000123", "title": title, "unit": "旗住建局", "officer": "白音",
      "text": "【网民补充 2026-11-24 08:15】\n是3号楼2单元。", "dueChinese": "2026年11月30日", "weekday": "一",
      "lead": true, "answered": true, "reopened": true, "token": "k7f2m9x0q4t8c6w1b3n5",
      "replyTo": "liuyan@naiman.example", "hasFiles": true, "files": files,
    ],
    "retracted": ["id": "NM2026000123", "receivedAt": "2026-11-23 09:12"],
    "merged": ["id": "NM2026000123", "receivedAt": "2026-11-23 09:12", "own": false],
    "unmerged": ["id": "NM2026000123", "receivedAt": "2026-11-23 09:12"],
    "not-retracted": [
      "id": "NM2026000123", "receivedAt": "2026-11-23 09:12", "asked": true, "late": true, "public": true,
      "reason": "反映的问题涉及公共安全，须查清。",
    ],
    "wish": [
      "id": "NM2026000123", "receivedAt": "2026-11-23 09:12", "private": true, "handledAnew": true,
      "public": true, "asked": true, "done": true, "reason": "答复对其他群众有参考价值，个人信息已全部隐去。",
    ],
    "followed-up": [
      "id": "NM2026000123", "receivedAt": "2026-11-23 09:12", "reopened": true, "reason": "退费标准请见11月27日的答复。",
      "upheld": true, "mayExplain": true, "read": true, "handledOnce": true,
    ],
    "survey": [
      "id": "NM2026000123", "receivedAt": "2026-11-23 09:12", "unit": "奈曼旗住房和城乡建设局", "date": "2026年11月27日",
      "token": "k7f2m9x0q4t8c6w1b3n5", "replyTo": "liuyan@naiman.example",
    ],
    "follow-up": [
      "dissatisfied": true, "handledAnew": true,
      "id": "NM2026000123", "title": title, "stage": "已办结", "unit": "旗住建局", "answer": answer,
      "mergedInto": "NM2026000100", "text": "【网民来信 2026-12-02 08:15】\n只有两天好，现在又只有15度。",
      "code": "h3v8p2r6z9d4j7s1", "replyTo": "liuyan@naiman.example", "accused": true, "unmailed": true,
      "marks": ["可能举报旗住建局或其工作人员（旗住建局、不作为）：请勿转给被反映的单位或人员"],
    ],
    "author-asks": [
      "id": "NM2026000123", "title": title, "stage": "办理中", "unit": "旗住建局", "words": "已经有人上门了。",
      "retract": true, "unpublish": true, "reasons": ["承办单位已经答复"], "firstClerk": "赵敏",
      "code": "h3v8p2r6z9d4j7s1", "replyTo": "liuyan@naiman.example",
    ],
    "second-person": [
      "id": "NM2026000123", "title": title, "matter": "撤下已公开的答复", "firstClerk": "赵敏", "reason": "答复中的电话有误",
      "unit": "旗住建局", "answer": "小区换热站已抢修完毕。", "code": "h3v8p2r6z9d4j7s1",
      "replyTo": "liuyan@naiman.example",
    ],
    "entry": [
      "clerk": "高娃", "receivedAt": "2026-11-24 16:40", "refused": true, "reasons": ["缺少“时间”"],
      "confirm": true,
      "form": "来源：电话\n时间：\n内容：家里温度一直只有15度。", "end": "（登记表到此为止）", "code": "dj2026000001-h3v8p2r6z9d4j7s1",
      "replyTo": "liuyan@naiman.example",
    ],
    "entered": [
      "clerk": "高娃",
      "letters": [
        [
          "number": "NM2026000123", "queryCode": "4q7x0m2k9w5sa", "receivedAt": "2026-11-24 16:30",
          "title": title,
        ]
      ], "form": "来源：\n时间：\n内容：", "end": "（登记表到此为止）", "code": "dj2026000001-h3v8p2r6z9d4j7s1",
      "replyTo": "liuyan@naiman.example",
    ],
    "call": [
      "id": "NM2026000123", "title": title, "number": "13800000000", "name": "张三", "channel": "电话",
      "receivedAt": "2026-11-24 16:30", "tries": "1", "most": "3",
      "notices": [["kind": "答复", "text": answer]], "code": "h3v8p2r6z9d4j7s1",
      "replyTo": "liuyan@naiman.example",
    ],
    "morning": [
      "digest": true, "newCount": "4", "dueCount": "1", "overdueCount": "1", "returnedCount": "1",
      "heldCount": "2",
      "dueToday": [["id": "NM2026000119", "title": title, "unit": "旗水务局", "lead": false]],
      "overdue": [
        [
          "id": "NM2026000101", "title": title, "unit": "旗住建局", "lead": true, "due": "2026-11-24",
          "late": "2",
        ]
      ],
      "silent": [
        [
          "unit": "旗住建局", "officer": "白音", "telephone": "0475-0000001", "letters": "NM2026000101",
          "say": "有1件网民留言逾期，最久的已逾期2个工作日，请今日答复并经负责人审签", "number": "53",
        ]
      ],
      "missingProbe": [["fate": "没有收到", "address": "liuyan@naiman.example"]],
      "lost": [
        [
          "what": "通报", "whose": "旗水务局", "person": "信息员于洋", "telephone": "0475-0000002",
          "address": "officer@shuiwu.example",
        ]
      ],
      "marked": [
        [
          "id": "NM2026000001", "title": "供热管道漏水", "mark": "收到已满7个工作日，尚未办结", "unit": "旗住建局",
          "state": "办理中",
        ]
      ],
      "movedCount": "1",
      "moved": [
        [
          "id": "NM2026000001", "unit": "旗住建局", "old": "2027-01-06", "new": "2027-01-08", "same": false,
          "provisional": false,
        ]
      ],
      "ledger": [
        ["sequence": "1204", "hash": "6f1e2a9b0c4d7e8f6f1e2a9b0c4d7e8f6f1e2a9b0c4d7e8f6f1e2a9b0c4d7e8f"]
      ],
      "away": [["name": "网上咨询", "replies": true]], "stale": "www", "coded": true, "waiting": true,
      "morning": true, "urgent": "1",
      "due": "2",
      "kinds": [["name": "待受理", "count": "1"], ["name": "待审核公开", "count": "1"]],
      "topics": [
        [
          "title": title, "authors": "5", "letters": "7", "first": "2026年11月1日", "last": "2026年11月25日",
          "units": "旗住建局", "hint": "2、3 并入 NM2026000101",
        ]
      ],
      "date": "11月26日", "count": "52", "more": "2", "parts": "2", "part": "1", "first": "1", "last": "50",
      "person": "陈刚", "drafts": [["line": "1 通过"]],
      "decides": true, "long": true, "reviews": true, "scans": true, "calls": true, "holds": true,
      "teaches": true,
      "figures": ["上周（2026-11-16至2026-11-22）办理41件，等待时间中位数1个工作日，最长3个工作日；转办建议20件中对了18件；回复46行，没有读懂的2行"],
      "records": ["转办建议最近200件中对了187件（93.5%）；把握不低于85%的121件全部正确，可以考虑设 assign: automatic、certainty: 0.85"],
      "code": "day-h3v8p2r6z9d4j7s1", "replyTo": "liuyan@naiman.example",
    ],
    "morning-understood": [
      "outcome": "已按来信办理", "about": "今日待办", "left": "2", "code": "day-h3v8p2r6z9d4j7s1",
      "replyTo": "liuyan@naiman.example",
      "rules": [
        [
          "number": "3", "id": "NM2026000123", "decided": "转旗城管局", "proposed": "转旗住建局", "keyword": "违停",
          "answer": "3 记为规则",
          "line":
            "- {unit: \"旗城管局\", keyword: \"违停\", weight: 2, letter: NM2026000123, clerk: \"王敏\", day: 2026-11-26}",
        ]
      ],
      "lines": [["line": "1 通过", "result": "第1件（NM2026000018）已受理并转旗住建局办理"]],
    ],
    "understood": [
      "outcome": "已按来信办理", "id": "NM2026000123",
      "lines": [["line": "受理 旗住建局 配合 旗市场监管局", "result": "已转办，限2026-11-30前办结"]],
    ],
  ]
}
