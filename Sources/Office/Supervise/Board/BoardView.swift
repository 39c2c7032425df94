import Domain
import Reading
import Site

/// What the board may say of a letter. Nothing that its author or anybody else wrote about the matter is on it but a title
/// that everybody may read.
struct BoardView {
  let letter: Letter
  let office: Office

  func boardLetter() -> BoardLetter {
    BoardLetter(
      id: letter.id, desk: letter.registration.desk, stage: letter.stage.officeName,
      matter: showsStageOnly ? nil : matter, isTest: letter.isTest)
  }

  /// What it may be called where anybody of the office reads along; nil where it may not be called anything.
  var shownTitle: String? { showsStageOnly ? nil : title }

  /// Whoever reads the board may be who is accused, or know him; and what was not read may be anything.
  private var showsStageOnly: Bool {
    letter.classification == nil || letter.classification?.category == .tipOff || letter.accusation != nil
      || letter.wasReadAsSecret || letter.decline?.ground == .secretOrPrivate
  }

  private var matter: BoardLetter.Matter {
    let clocks = letter.unitClocks
    let lead = clocks.last { $0.isLead }
    let hasAddress = letter.hasPage && letter.stage == .published
    return BoardLetter.Matter(
      title: title, channel: letter.registration.channel,
      category: letter.classification?.category ?? .inquiry, clause: letter.clause, lead: lead?.unit,
      cooperating: clocks.filter { !$0.isLead && $0.round == lead?.round && $0.end == nil }.map(\.unit),
      due: letter.leadDue?.shown ?? lead?.due?.shown, receivedAt: letter.registration.receivedAt,
      closedAt: letter.clock.closedAt,
      address: hasAddress
        ? letter.publication.flatMap { page in office.rules.siteAddress.map { "\($0)/\(page.path)" } } : nil,
      relatives: letter.stage == .split ? letter.children : [letter.root].compactMap(\.self),
      deeds: letter.events.compactMap { event in
        event.fact.boardDeed(in: office.rules.chasing).map { deed in
          BoardLetter.Deed(at: event.at, what: deed, by: event.by.onBoard)
        }
      })
  }

  /// What its author called it may name him, or anybody: it is shown once a reviewer has let it on its page, or the desk
  /// has worded it; till then it is called by what it is about. Masked in any case, and left out where somebody would have
  /// to look at it before everybody could.
  private var title: String? {
    let mark = letter.isTest ? "【测试】" : ""
    let isWorded = letter.wording?.title.text?.isEmpty == false
    guard letter.hasTitle, isWorded || letter.hasPage else {
      let known = letter.classification
      return mark + Letter.subject(category: known?.category, topic: known?.topic)
    }
    let shown = PublicView(letter, in: office).masked(letter.title.shown)
    let gate = SecondGate(registration: letter.registration)
    guard gate.findings(in: [shown]).isEmpty, PrivateMatter.all(in: shown).isEmpty, !office.mayBeSecret(shown)
    else { return nil }
    return mark + shown
  }
}

extension Stage {
  /// What the office calls it: what is waited for.
  var officeName: String {
    switch self {
    case .registered: "待受理"
    case .accepted: "待转办"
    case .assigned: "待认领"
    case .handling: "办理中"
    case .replied: "待审签"
    case .signedOff: "待审核"
    case .cleared: "待发布"
    case .published: "已公开"
    case .withheld: "已答复，不公开"
    case .withdrawn: "已撤下"
    case .declined: "不予受理"
    case .retracted: "网民撤回"
    case .merged: "已并案"
    case .split: "已分办"
    }
  }
}
