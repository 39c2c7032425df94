import Domain
import Store

/// Letters that accuse somebody who might get to read them (举报；保密).
///
/// They are held for the office: no rule accepts, declines or assigns them. The accused unit does not get them unless
/// a person says so twice, and whichever unit does gets them without a trace of their author.
extension Docket {
  /// Who decides about the letter now.
  var desk: Desk? { office.desk(of: letter, on: now.day) }

  /// What was read of it at registration, with whom the letter accuses. A file that its author calls 举报信 makes it a
  /// tip-off, whoever is meant.
  func accusing(
    _ classification: Classification, _ files: [String], among duplicates: [Proposed<Duplicate>]
  ) throws -> Classification {
    let earlier = try earlierAccusation(in: Triage.words(of: letter), among: duplicates)
    let read = classification.accusing(
      accusation(files, with: earlier), proposal: classification.proposal)
    guard read.category != .tipOff, let file = files.first(where: office.isTipOff) else { return read }
    return read.categorized(as: .tipOff, because: triage.category(of: file).because)
  }

  /// Whom it accuses: as was known, as its words and the names of its files say now, and as another letter says whose
  /// words it holds.
  private func accusation(_ files: [String], with other: Accusation?) -> Accusation? {
    let found = office.accusation(in: ([Triage.words(of: letter)] + files).joined(separator: "\n"))
    let all = [letter.accusation, found, other].compactMap(\.self)
    return all.dropFirst().reduce(all.first) { $0?.joined(with: $1) }
  }

  /// Records whom its author accuses in what he writes about it, though it is nothing that he adds (撤回：…).
  mutating func noteAccusation(in text: String) throws {
    let found = [office.accusation(in: text), try earlierAccusation(in: text)].compactMap(\.self)
    try noteAccusation(with: found.dropFirst().reduce(found.first) { $0?.joined(with: $1) })
  }

  /// Records whom its author accuses in what he has added.
  /// - Parameter other: whom the letter accuses that it is a part of, or that is merged into it.
  mutating func noteAccusation(with other: Accusation? = nil) throws {
    guard let classification = letter.classification, let all = accusation(try fileNames, with: other),
      all.accused != letter.accusation?.accused
    else { return }
    try record(.classified(classification.accusing(all)), by: .policy)
    try askAnewWhoeverDecides()
  }

  /// 举报, whether or not somebody is recognised in it.
  var isTipOff: Bool { letter.classification?.category == .tipOff }

  /// Whether the desk that is asked about it is accused itself, as nobody stands above it.
  var accusesItsDesk: Bool { desk.map { letter.accusation?.accuses(.desk($0.name)) == true } ?? false }

  /// Whether the desk reads it on the server only.
  var isReadHere: Bool { mayBeSecret || accusesItsDesk }

  /// One of the people of the unit it would go to, whom its author names: he may be the matter, in whatever words. Whoever
  /// only thanks him accuses nobody.
  var personNamed: String? {
    guard let lead = proposal.leads.first?.value, letter.classification?.category != .thanks,
      let unit = office.register.unit(lead)
    else { return nil }
    let words = Triage.words(of: letter)
    return (unit.officers.map(\.name) + unit.leaders.map(\.name)).first {
      $0.unicodeScalars.count >= 2 && words.contains($0)
    }
  }

  /// What whoever assigns it must know of whom its author names.
  var personMarks: [String] {
    guard letter.accusation == nil, !isTipOff, let name = personNamed, let lead = proposal.leads.first?.value
    else { return [] }
    return ["信中提到\(lead)的\(name)：请核对是否反映其本人，再决定是否转给该单位"]
  }

  /// What whoever decides must know.
  var accusationMarks: [String] {
    guard let accusation = letter.accusation else {
      return isTipOff ? ["本件归为举报，未认出被反映的单位：请核对内容，勿转给被反映的单位或人员"] : []
    }
    if accusesItsDesk { return ["本件反映本中心或其工作人员，应由上级决定，但配置中没有登记（officials）"] }
    let names = accusation.names(\.chinese).joined(separator: "、")
    let words = accusation.because.joined(separator: "、")
    return ["可能举报\(names)（\(words)）：请勿转给被反映的单位或人员；转办时隐去网民身份，附件不转发"]
  }

  /// An accused unit is assigned nothing by mistake.
  func checkAccusation(of units: [UnitName], isMeant: Bool) throws {
    guard let accusation = letter.accusation,
      let unit = units.first(where: { accusation.accuses(.unit($0)) })
    else { return }
    guard isMeant else { throw OfficeError.accused(unit) }
    // No mask finds everything by which somebody is known who tells of what befell him.
    guard letter.wordingOfDesk != nil else { throw OfficeError.accusedUnworded(id, unit) }
  }

  /// Whether a unit that works on it now is accused.
  var accusesItsUnits: Bool {
    letter.assignment?.units.contains { letter.accusation?.accuses(.unit($0)) == true } ?? false
  }

  /// A desk's clerks decide about its letters, and no other desk's; a letter that accuses its desk is decided by whoever
  /// stands in for it, who decides no other.
  func checkMayDecide(_ party: Party, _ act: Act) throws {
    try checkIsNotAbove(party, act)
    guard party.role == .clerk, let name = party.name, !Self.isRemark(act), let desk,
      office.register.desk(desk.name) != nil, desk.clerk(named: name, on: now.day) == nil,
      office.register.desks.contains(where: { $0.clerk(named: name, on: now.day) != nil })
    else { return }
    throw OfficeError.otherDesks(id, desk: desk.name)
  }

  /// Whether it accuses the desk whose clerk he is, or nobody, so that he would stand in for none.
  func checkIsNotAbove(_ party: Party, _ act: Act) throws {
    guard party.role == .clerk, let name = party.name, !Self.isRemark(act), let desk else { return }
    let (register, day) = (office.register, now.day)
    let isClerk = register.desks.contains { $0.clerk(named: name, on: day) != nil }
    let isOfficial = register.officials.contains { $0.name == name && $0.holds(on: day) }
    if register.desk(desk.name) != nil {
      if isOfficial, !isClerk { throw OfficeError.desksOwn(id) }
    } else if isClerk || isOfficial, desk.clerk(named: name, on: day) == nil {
      throw OfficeError.pastTheDesk(id)
    }
  }

  /// Whoever took a call about his own desk writes it down all the same.
  private static func isRemark(_ act: Act) -> Bool {
    [.register, .registerChild, .classify, .note, .tell, .supplement, .bounce, .hold].contains(act)
  }
}

extension Accusation {
  /// Whom it accuses, each once: a desk may be a unit as well.
  func names(_ name: (Accused) -> String) -> [String] {
    accused.map(name).reduce(into: []) { names, name in
      if !names.contains(name) { names.append(name) }
    }
  }
}

extension Accusation.Accused {
  /// For whoever decides about the letter.
  var chinese: String {
    switch self {
    case .unit(let name): "\(name)或其工作人员"
    case .desk(let name): "\(name)或其工作人员"
    case .official(.coordinator): "协调机构（政府办公室）或其工作人员"
    case .official(.supervisor): "督查机构或其工作人员"
    case .official: "系统管理员"
    case .somebody: "公职人员（所在单位未写明）"
    }
  }

  /// For the journal.
  var name: String {
    switch self {
    case .unit(let name): name.text
    case .desk(let name): name
    case .official(let role): role.rawValue
    case .somebody: "somebody"
    }
  }
}
