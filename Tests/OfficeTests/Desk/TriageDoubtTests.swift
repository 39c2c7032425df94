import Testing

@testable import Office

/// What a clerk takes back, wherever in his mail it stands, and what he leaves out of a range.
extension TriageAnswerTests {
  @Test(arguments: [
    "先不要办理，等我通知", "作废", "这是草稿", "待局长批准后：", "等一下", "以上无效", "无效", "误发", "请勿执行", "仅供参考", "草稿", "还没定",
    "未定", "还没想好", "拿不准", "不确定", "待审", "等局长签字", "等领导批准", "待局长审定", "领导没批", "有异议", "写反了", "上面的不算",
    "停", "请忽略", "是这样吗", "对吗", "???", "？？？", "此邮件作废", "本邮件先不要执行", "不办", "以上待局长审定后再办", "以上待定",
    "都先不办", "全部先别转",
  ])
  func aDoubtStopsItsWholeMail(doubt: String) {
    for words in ["\(doubt)\n1 通过\n其余 通过", "1 通过\n\(doubt)", "1-3 通过\n王敏\n\(doubt)", "1 通过\n\(doubt)\n2 住建局"]
    {
      let reading = Self.reading(words)
      #expect(reading.split(separator: "; ").allSatisfy { $0.hasSuffix("待定") }, "\(words): \(reading)")
      #expect(!Self.refusals(words).isEmpty)
    }
    for words in ["不予受理 二\n\(doubt)", "\(doubt)\n1 通过"] {
      let reading = Self.reading(words, numbers: [1])
      #expect(reading.isEmpty || reading == "1 待定", "\(words): \(reading)")
    }
  }

  @Test func aDoubtThatNamesLettersStopsThoseOnly() {
    #expect(Self.reading("3 先不要办\n1-4 通过") == "1 通过; 2 通过; 4 通过")
    #expect(Self.reading("等我再看看第3件\n1-4 通过") == "1 通过; 2 通过; 4 通过")
    #expect(Self.reading("1-5 通过\n等5分钟再说") == "", "five minutes are no letter")
    #expect(Self.reading("1 通过\n误发", "1 通过") == "1 通过", "a later mail stands for itself")
  }

  @Test(arguments: [
    "本邮件含有保密信息，请勿转发", "如果您不是收件人，请立即删除", "请勿打印", "特别感谢", "请先考虑环保再打印", "李先生：",
  ])
  func whatOfficesPutBelowTheirMailsIsNoDoubt(notice: String) {
    #expect(Self.reading("1 通过\n\(notice)") == "1 通过")
  }

  @Test func aLineWithoutANumberStopsTheOneAboveIt() {
    #expect(Self.reading("1 住建局\n不是住建局是教体局") == "")
    #expect(Self.reading("2 通过\n1 住建局\n旗水务局") == "2 通过")
    #expect(Self.reading("2 通过\n1 住建局\n应该是水务局的事") == "2 通过")
    #expect(Self.reading("1 住建局\n王敏\n旗民政局") == "1 受理 住建局", "but not the clerk's own")
  }

  @Test(arguments: ["除了3", "其中3除外", "但3例外", "没有3", "除3外", "第3件除外", "不包括3", "除了3，3再看看"])
  func whatIsExceptedIsLeftOut(exception: String) {
    #expect(Self.reading("1-5 通过\n\(exception)") == "1 通过; 2 通过; 4 通过; 5 通过")
    #expect(Self.reading("3 通过\n\(exception)") == "")
  }

  @Test func whatIsSaidOfOneLetterGoesBeforeWhatIsSaidOfMany() {
    for range in ["1-5 通过", "1、3 通过", "1-5 住建局"] {
      for single in ["3 水务局", "3 待定", "3 不予受理 二"] {
        for words in ["\(single)\n\(range)", "\(range)\n\(single)"] {
          let ofThree = Self.reading(words).split(separator: "; ").filter { $0.hasPrefix("3 ") }
          let isRange = ofThree.contains { $0.hasSuffix("通过") || $0.hasSuffix("住建局") }
          #expect(ofThree.count == 1 && !isRange, "\(words): \(ofThree)")
        }
      }
    }
    #expect(Self.reading("3 水务局\n更正：1-3 通过") == "1 通过; 2 通过; 3 通过")
    #expect(Self.reading("3 给王工看看\n1-4 通过") == "1 通过; 2 通过; 4 通过")
    #expect(Self.reading("2、3 水务局\n1-4 通过") == "2 受理 水务局; 3 受理 水务局; 1 通过; 4 通过")
  }

  @Test func aRangeIsABulkWordAndEndsWhereTheLettersEnd() {
    let inBulk = Self.steps(["1-2 通过\n3 通过"], Self.numbers).map { step in
      if case .decide(_, let reach) = step.act { reach != .one } else { false }
    }
    #expect(inBulk == [true, true, false])
    #expect(Self.reading("1-50 通过") == "")
    #expect(Self.reading("1-10 通过").hasSuffix("9 通过"), "one too many is a slip")
    #expect(Self.reading("8:30 通过") == "" && Self.reading("通过 8:30") == "")
    #expect(Self.reading("1 通过；8：30 住建局") == "")
  }
}
