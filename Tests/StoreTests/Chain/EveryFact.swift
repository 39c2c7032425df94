import Domain

/// One of every kind, with everything in it that it can hold.
let everyFact: [Fact] = decided + handled + published + unmoved

private let id = LetterID(prefix: "NM", year: 2026, serial: 12)
private let mail = MailReference(id: 7, commitment: "a0b1")
private let reason = Words("因为\"供热\"")

private let registered = Registration(
  desk: "网站管理中心", channel: .newMedia(account: "奈曼发布"), receivedAt: monday, title: Words("暖气不热"),
  text: Words("我家暖气\n不热。"), authorName: Words("李梅"), authorAddress: Words("li@citizen.example"),
  authorTelephone: Words("13804751234"), queryCode: Words("k7m2"), mayBePublished: false, mail: mail,
  submission: Submission(
    portal: "门户", serial: Words("0012"), messageID: Words("a@b"), hasOwnQueryCode: true, category: .appeal,
    particulars: [.init(label: "住址", value: Words("建国路1号"))]), takenBy: Words("王芳"))

private let classification = Classification(
  category: .complaint, topic: "供热", isUrgent: true, because: ["供热（units.yaml:31）"],
  proposal: Proposal(
    decision: Proposed(.decline(.duplicate), confidence: 1, because: ["与NM2026000003内容相同"]),
    leads: [
      Proposed("旗住建局", confidence: 0.87, because: ["暖气（units.yaml:32）"]), Proposed("旗水务局", confidence: 0),
    ],
    cooperating: [Proposed("旗城管局", confidence: 0.3)],
    duplicates: [Proposed(Duplicate(of: id, .sameMatter), confidence: 0.5)]),
  accusation: Accusation(
    of: [.unit("旗住建局"), .desk("网站管理中心"), .official(.coordinator), .somebody], because: ["受贿"]))

private let decided: [Fact] = [
  .registered(registered),
  .registered(
    Registration(
      desk: "网站管理中心", channel: .telephone, receivedAt: monday, title: Words(""), text: Words("x"),
      authorName: nil, authorAddress: nil, queryCode: Words("y"), mail: nil, parent: id)),
  .accepted(clause: .dailyLife, because: ["无不予受理情形", ""]),
  .declined(ground: .duplicate, explanation: reason, suggestion: reason, because: []),
  .merged(into: id), .unmerged(reason: reason), .split(into: [id, id]), .split(into: []),
  .registered(
    Registration(
      desk: "台席\n\"一\"", channel: .mail, receivedAt: monday, title: Words("a"), text: Words("b"),
      authorName: Words("c"), authorAddress: Words("d"), authorTelephone: Words("e"), queryCode: Words("f"),
      mail: mail)),
  .classified(classification), .classified(classification.accusing(nil, proposal: classification.proposal)),
  .classified(
    Classification(
      category: .inquiry, because: ["\t"],
      proposal: Proposal(
        decision: Proposed(.accept(.dailyLife), confidence: 0.97),
        duplicates: [Proposed(Duplicate(of: id, .sameText), confidence: 1, because: ["a", "b"])]))),
  .classified(Classification(category: .thanks, because: [])),
]

private let handled: [Fact] = [
  .assigned(
    Assignment(round: 2, lead: "旗住建局", cooperating: ["旗水务局"], because: ["供热"], answersAll: true)),
  .assigned(Assignment(round: 3, lead: "旗住建局", because: [], isRuling: true)),
  .claimed(unit: "旗住建局"), .returned(unit: "旗住建局", reason: reason),
  .returned(unit: "旗住建局", reason: reason, suggested: "旗水务局", proof: .signature),
  .replied(Answer(unit: "旗住建局", text: reason, mail: mail, receivedAt: monday, digest: "00ff")),
  .replied(
    Answer(
      unit: "旗住建局", text: reason, mail: mail, receivedAt: monday, digest: "00ff", keptBack: reason,
      finding: "属实")),
  .signedOff(
    SignOff(
      leader: "王强", way: .signature(fingerprint: "ab", signature: "cd", signedAt: monday), answer: "ef")),
  .signedOff(SignOff(leader: "王强", way: .scan(digest: "ab"), answer: "ef")),
  .signedOff(SignOff(leader: "王强", way: .paper(note: "原件"), answer: "ef")),
  .sentBack(reason: reason),
]

private let published: [Fact] = [
  .cleared(.toPublish), .cleared(.toWithhold(reason: reason)), .blocked(findings: ["telephone"]),
  .published(Publication(revision: 1, path: "letters/2026/a.html", hash: "00")),
  .withheld(reason: reason), .withdrawn(reason: reason), .restored(reason: reason),
  .disclosed(reason: reason), .recleared(reason: reason), .reopened(reason: reason),
  .letStand(isWithheld: false, reason: reason), .letStand(isWithheld: true, reason: reason),
  .retracted(reason: reason),
]

private let unmoved: [Fact] = [
  .worded(title: reason, summary: reason), .supplemented(reason),
  .supplemented(reason, mayBePublished: false, mail: mail),
  .asked(unit: "旗住建局", question: reason), .handedDown(unit: "旗住建局", to: "供热办"),
  .cooperated(unit: "旗住建局", opinion: reason), .noted(reason),
  .cooperated(unit: "旗住建局", opinion: reason, receivedAt: monday),
  .released(unit: "旗水务局", reason: reason),
  .told(way: "portal", reason), .extended(unit: "旗住建局", workingDays: 5, reason: reason),
  .extensionRefused(unit: "旗住建局", reason: reason),
  .dueSet(
    DueDay(
      unit: "旗住建局", round: 1, day: monday.day + 7, dayZero: monday.day, workingDays: 5, isOfficial: true,
      calendar: "2026/1", reason: "转办")),
  .dueSet(
    DueDay(
      unit: "旗住建局", round: 1, day: monday.day + 18, dayZero: monday.day, calendarDays: 15, workingDays: 3,
      isOfficial: true, calendar: "2026/1", reason: "延期")),
  .reminded(unit: "旗住建局", occasion: "due"), .escalated(to: "旗政府办公室", reason: "逾期"), .verified(reason),
  .rated("满意", reason: nil), .rated("不满意", reason: reason), .bounced(recipient: reason, status: "5.1.1"),
  .held(mail: mail, reason: "failed", detail: "a/b"), .held(mail: nil, reason: "failed", detail: ""),
  .erased(reason: reason),
]
