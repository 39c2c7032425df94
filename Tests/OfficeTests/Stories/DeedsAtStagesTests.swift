import Domain
import Mail
import Testing
import World

@testable import Office

/// Every deed of a clerk at every stage: where it does not fit, it is refused by the name that he typed.
@Suite struct DeedsAtStagesTests {
  private static let wang = Party(.clerk, name: "王敏")
  private static let chen = Party(.clerk, name: "陈刚")

  private static let other = LetterID(prefix: "NM", year: 2026, serial: 1)
  private static let matters = Matter.all(in: "标题：停水\n村里停水。\n标题：路灯\n路灯不亮。")

  /// A letter at each stage.
  private final class Town {
    let world: World
    private(set) var letters: [Stage: LetterID] = [:]
    private var count = 0

    init() throws {
      world = try World { $0.automatic = [] }
      // The one that others are merged into.
      _ = try register()
      for stage in Stage.allCases {
        let letter = try register()
        if stage != .cleared { try bring(letter, to: stage) }
        letters[stage] = letter
      }
      // The next work puts its page in place.
      try bring(#require(letters[.cleared]), to: .cleared)
      for (stage, letter) in letters { #expect(try world.letter(letter.serial).stage == stage) }
    }

    var office: Office { world.office }

    private func register() throws -> LetterID {
      count += 1
      let author = Address(name: "网民", mailbox: "author\(count)@citizen.example")
      try world.write(from: author, subject: "小区供热不足", text: "\(count * 7919)号楼暖气不热，物业不管。")
      try world.work()
      return LetterID(prefix: "NM", year: 2026, serial: count)
    }

    private func bring(_ id: LetterID, to stage: Stage) throws {
      let now = world.now
      switch stage {
      case .registered: return
      case .accepted: _ = try office.accept(id, clause: .dailyLife, by: wang, at: now)
      case .assigned: _ = try office.assign(id, lead: "旗住建局", cooperating: ["旗民政局"], by: wang, at: now)
      case .handling:
        try bring(id, to: .assigned)
        _ = try office.record(SpokenWord(.claim, by: "于洋"), on: id, by: wang, at: now)
      case .replied:
        try bring(id, to: .assigned)
        let answer = SpokenWord(.answer, by: "于洋", text: "已恢复供水\(id)。", isChecked: true)
        _ = try office.record(answer, scan: World.scan.bytes + Array("\(id)".utf8), on: id, by: wang, at: now)
      case .signedOff:
        try bring(id, to: .replied)
        _ = try office.pass(id, hasLooked: true, by: chen, at: now)
      case .cleared:
        try bring(id, to: .signedOff)
        _ = try office.pass(id, hasLooked: true, by: wang, at: now)
      case .published:
        try bring(id, to: .cleared)
        try world.work()
      case .withheld:
        try bring(id, to: .signedOff)
        _ = try office.withhold(id, because: "涉及隐私", by: wang, at: now)
        try world.work()
      case .withdrawn:
        try bring(id, to: .published)
        _ = try office.withdraw(id, because: "有误", by: wang, at: now)
        _ = try office.withdraw(id, because: "有误", by: chen, at: now)
        try world.work()
      case .declined: try office.decline(id, ground: .outsideGovernment, by: wang, at: now)
      case .retracted: _ = try office.retract(id, because: "电话要求撤回", by: wang, at: now)
      case .merged: _ = try office.merge(id, into: other, by: wang, at: now)
      case .split:
        _ = try office.split(
          id, into: matters, by: wang, at: now)
      }
    }
  }

  private typealias Deed = (_ office: Office, _ id: LetterID, _ now: Timestamp) throws -> Void

  /// As `huiyin` has them done, by the names that are typed.
  private let deeds: [(name: String, act: Deed)] = [
    ("accept", { _ = try $0.accept($1, clause: .dailyLife, by: wang, at: $2) }),
    ("decline", { try $0.decline($1, ground: .outsideGovernment, by: wang, at: $2) }),
    ("assign", { _ = try $0.assign($1, lead: "旗住建局", cooperating: [], by: wang, at: $2) }),
    ("reassign", { _ = try $0.reassign($1, to: "旗水务局", with: [], because: "职责", by: wang, at: $2) }),
    ("route --confirm", { _ = try $0.confirmRoute($1, by: wang, at: $2) }),
    ("merge", { _ = try $0.merge($1, into: other, by: wang, at: $2) }),
    ("unmerge", { _ = try $0.unmerge($1, because: "不是一事", by: wang, at: $2) }),
    ("split", { _ = try $0.split($1, into: matters, by: wang, at: $2) }),
    ("word", { _ = try $0.word($1, Wording(title: "反映供水问题", summary: nil), by: wang, at: $2) }),
    ("urgent", { _ = try $0.mark($1, urgent: true, by: wang, at: $2) }),
    ("extend", { _ = try $0.extend($1, by: 2, unit: nil, because: "需现场勘查", by: wang, at: $2) }),
    ("pass", { _ = try $0.pass($1, hasLooked: true, by: chen, at: $2) }),
    ("send-back", { _ = try $0.sendBack($1, because: "未答所问", by: wang, at: $2) }),
    ("publish", { _ = try $0.publish($1, because: "应公开", by: wang, at: $2) }),
    ("withhold", { _ = try $0.withhold($1, because: "涉及隐私", by: wang, at: $2) }),
    ("withdraw", { _ = try $0.withdraw($1, because: "有误", by: wang, at: $2) }),
    ("restore", { _ = try $0.restore($1, because: "已更正", by: wang, at: $2) }),
    ("reopen", { _ = try $0.reopen($1, because: "未解决", by: wang, at: $2) }),
    ("let-stand", { _ = try $0.letStand($1, because: "原答复无误", by: wang, at: $2) }),
    ("retract", { _ = try $0.retract($1, because: "电话要求撤回", by: wang, at: $2) }),
    ("rate", { _ = try $0.rate($1, .satisfied, because: nil, by: wang, at: $2) }),
    ("note", { _ = try $0.note($1, "电话催办", by: wang, at: $2) }),
    ("record claim", recording(.claim)), ("record return", recording(.return, "不属本单位职责")),
    ("record extend", recording(.extend, "需现场勘查")), ("record answer", recording(.answer, "已恢复供水。")),
    ("record opinion", recording(.opinion, "管道已查。", of: "旗民政局")),
    ("record transfer", recording(.transfer, "物业办")),
    ("record question", recording(.question, "哪个村？")),
    ("record correction", recording(.correction, "您好：您反映的问题，明晚恢复供热。")),
    ("record supplement", recording(.supplement, "另附说明。")),
    ("record follow-up", recording(.followUp, "电话 满意")),
  ]

  private static func recording(_ act: SpokenWord.Act, _ text: String = "", of unit: String? = nil) -> Deed {
    { office, id, now in
      let scan = act.isPublished ? World.scan.bytes : nil
      let spoken = SpokenWord(
        act, unit: unit, by: "于洋", text: text, days: act == .extend ? 2 : nil, isChecked: scan != nil)
      _ = try office.record(spoken, scan: scan, on: id, by: wang, at: now)
    }
  }

  /// Where each fits.
  private let fits: [Stage: String] = [
    .registered:
      "accept, decline, assign, route --confirm, merge, split, word, urgent, pass, retract, note",
    .accepted: "decline, assign, route --confirm, merge, split, word, urgent, pass, retract, note",
    .assigned: """
    decline, assign, reassign, merge, word, urgent, extend, retract, note, record claim, record return, record extend, \
    record answer, record opinion, record transfer, record question, record correction
    """,
    .handling: """
    decline, assign, reassign, merge, word, urgent, extend, retract, note, record return, record extend, \
    record answer, record opinion, record transfer, record question, record correction
    """,
    .replied: """
    decline, assign, reassign, word, urgent, pass, send-back, retract, note, record answer, record opinion, \
    record correction
    """,
    .signedOff: """
    decline, word, urgent, pass, send-back, publish, withhold, retract, note, record answer, record opinion, \
    record correction
    """,
    .cleared: "word, urgent, note",
    .published:
      "word, withdraw, reopen, rate, note, record correction, record supplement, record follow-up",
    .withheld: "word, publish, reopen, rate, note, record correction, record supplement, record follow-up",
    .withdrawn: "word, publish, restore, reopen, rate, note",
    .declined: "word, reopen, note",
    .retracted: "word, reopen, note",
    .merged: "unmerge, word, retract, note",
    .split: "word, note",
  ]

  @Test func whereItDoesNotFitItIsRefusedByTheNameThatWasTyped() throws {
    let town = try Town()
    let names = Set(deeds.map { String($0.name.split(separator: " ")[0]) })
    for stage in Stage.allCases {
      let id = try #require(town.letters[stage])
      var fitting: [String] = []
      for (name, act) in deeds {
        do {
          try town.office.called(name, on: id) {
            try town.office.tryOut { try act(town.office, id, town.world.now) }
          }
          fitting.append(name)
        } catch {
          let misplaced = try #require(error as? Misplaced, "\(stage) \(name): \(error)")
          #expect("\(misplaced)".hasPrefix("\(id): \"\(name)\" does not fit a letter at stage \(stage)"))
          let quoted = "\(misplaced) \(misplaced.hint)".split(
            separator: "\"", omittingEmptySubsequences: false
          )
          .enumerated().filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
          #expect(quoted.first == name && !quoted.dropFirst().contains("huiyin \(name)"))
          #expect(
            quoted.dropFirst().allSatisfy {
              $0.hasPrefix("huiyin ") && names.contains(String($0.dropFirst(7)))
            })
          #expect(!misplaced.hint.isEmpty)
        }
      }
      #expect(fitting.joined(separator: ", ") == fits[stage], "\(stage)")
    }
  }
}
