import Domain
import Reading

/// How accusations are read: the words of the language, what a county adds, and what its standing offices are called.
package struct AccusationRules: Sendable {
  package var words = AccusationWords.common
  package var coordinatorNames = ["政府办公室", "政府办"]
  package var supervisorNames = ["督查室", "督查局"]

  /// Accounts of new media, each with the desk that owns it (帐号主体单位).
  package var accounts: [(name: String, desk: String)] = []
  /// What a letter calls the desk that reads it; where there are several it does not tell which, and all are meant.
  private static let ourselves = [
    "你们网站", "你们中心", "你们平台", "你们台席", "你中心", "你网站", "贵中心", "贵网站", "贵平台", "本网站", "台席", "小编",
  ]
  /// 在你们网站…: where one writes.
  private static let here = ["在", "到", "上", "从", "通过", "感谢"].flatMap { way in ourselves.map { way + $0 } }

  package init() {}

  /// Everybody of the register as people call him, whoever is in office today: a letter may tell of last year.
  func reader(of register: Register) -> AccusationReader<Accusation.Accused> {
    let units = register.units.map { unit in
      let callings = self.words.callings.filter { unit.fullName.contains($0.office) }
      return AccusationReader.Party(
        Accusation.Accused.unit(unit.name),
        names: ([unit.name.text, unit.fullName] + unit.aliases + unit.subUnits.map(\.name))
          .flatMap(Self.asCalled) + callings.flatMap(\.posts),
        people: unit.leaders.map(\.name) + unit.officers.map(\.name), titles: callings.flatMap(\.titles))
    }
    let desks = register.desks.map { desk in
      AccusationReader.Party(
        Accusation.Accused.desk(desk.name),
        names: [desk.name] + Self.ourselves + accounts.filter { $0.desk == desk.name }.map(\.name),
        people: desk.clerks.map(\.name))
    }
    let offices: [(Role, [String])] = [
      (.coordinator, coordinatorNames), (.supervisor, supervisorNames), (.administrator, []),
    ]
    let officials = offices.map { role, names in
      AccusationReader.Party(
        Accusation.Accused.official(role), names: names,
        people: register.officials.filter { $0.role == role }.map(\.name))
    }
    var words = words
    words.neutral += Self.here + accounts.flatMap { ["在\($0.name)", "关注\($0.name)"] }
    return AccusationReader(units + desks + officials, words: words)
  }

  /// With and without the county before it: 旗供热服务中心 is 供热服务中心 to those who live there.
  private static func asCalled(_ name: String) -> [String] {
    let county =
      name.prefix(4).firstIndex { "旗县".contains($0) } ?? name.prefix(1).firstIndex { "市区".contains($0) }
    guard let county else { return [name] }
    let short = name[name.index(after: county)...]
    return short.count >= 3 ? [name, String(short)] : [name]
  }
}

extension Office {
  /// Whether its author calls a file a tip-off himself: 举报信.pdf.
  func isTipOff(_ fileName: String) -> Bool {
    Weighing(readLetters.findings(in: fileName).categories, atMost: 1).involved.first?.label == .tipOff
  }

  /// Whether a file is called so that it accuses somebody, and may tell who does.
  func accuses(by fileName: String) -> Bool { isTipOff(fileName) || accusation(in: fileName) != nil }

  /// Whom a text accuses (举报); nil where it accuses nobody.
  func accusation(in text: String) -> Accusation? { readLetters.accusation(in: text, readAccusation) }

  private func readAccusation(in text: String) -> Accusation? {
    let text = SpeltText(text)
    if let finding = accusations.finding(in: text) {
      return Accusation(
        of: finding.accused.isEmpty ? [.somebody] : finding.accused, because: finding.words)
    }
    // Whoever is on duty may be of no unit.
    let person = register.duty.persons.first { accusations.accuses(personNamed: $0.name, in: text) }
    return person.map { Accusation(of: [.somebody], because: [$0.name]) }
  }

  /// Who decides about a letter: its desk; where that is accused, the coordinator, and where he is, the supervisor.
  ///
  /// Where nobody is registered who could stand in, it stays with the desk, which then reads it on the server only.
  func desk(of letter: Letter, on day: Day) -> Desk? {
    let desk = register.desk(letter.registration.desk) ?? register.desks.first
    guard let desk, let accusation = letter.accusation, accusation.accuses(.desk(desk.name)) else {
      return desk
    }
    return standIn(for: accusation, on: day) ?? desk
  }

  /// Whoever stands above the desks and is not accused himself; two of them where that can be, as some things need a
  /// second person.
  func standIn(for accusation: Accusation, on day: Day) -> Desk? {
    let roles = [Role.coordinator, .supervisor].filter {
      !accusation.accuses(.official($0)) && register.official($0, on: day) != nil
    }
    return register.desk(of: roles, on: day)
  }
}
