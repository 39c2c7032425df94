/// All that is looked for where a text may accuse somebody, and what it means there. Everybody who can be accused has a
/// number: who that is, this need not know.
struct AccusationPhrases: Sendable {
  struct Party {
    let number: Int
    let names: [String]
    let people: [String]
    let titles: [String]
  }

  enum Meaning: Sendable {
    case charge(Charge)
    case report
    /// `isPlace`: also the name of a town, which is accused of nothing where no office of it is meant.
    case name([Int], isPlace: Bool)
    case person([Int])
    /// `isHead`: of an institution that is no office itself: 校长, 院长.
    case title(isHead: Bool)
    /// `isInstitution`: 学校, 医院.
    case other(isInstitution: Bool)
    /// 收费员: no office, but somebody of the one that stands before him.
    case employee
    case department
    /// `isAtWork`: of somebody with whom people live, and of his business.
    case relative(isAtWork: Bool)
    /// 的问题
    case matter
    case neutral
  }

  enum Charge: Sendable {
    /// Of somebody in office, wherever in the sentence he stands.
    case grave
    /// Of whoever was spoken of last, which may be a company.
    case conduct
    /// Of a person in office who was spoken of last.
    case taking(ofMoney: Bool)
    case vice
    /// Of an office or a person in one.
    case dealing
    case leak(Leak)
  }

  /// What somebody does with a letter, or tells of who wrote it.
  enum Leak: Sendable { case telling, keeping, handing }

  let finder: PhraseFinder<Meaning>
  let followUps: PhraseFinder<Void>
  /// By the first character of their people's names: 王局长 may be any of them.
  let surnames: [Unicode.Scalar: [Int]]
  /// Whose somebody is who is called so.
  let callings: [String: [Int]]

  init(of parties: [Party], words: AccusationWords) {
    var names: [String: [Int]] = [:]
    var people: [String: [Int]] = [:]
    var surnames: [Unicode.Scalar: [Int]] = [:]
    for party in parties {
      for name in Set(party.names) { names[name, default: []].append(party.number) }
      for person in Set(party.people) {
        people[person, default: []].append(party.number)
        if let first = AccusationSpelling.scalars(of: person).first,
          surnames[first]?.contains(party.number) != true
        {
          surnames[first, default: []].append(party.number)
        }
      }
    }
    self.surnames = surnames
    callings = parties.reduce(into: [:]) { callings, party in
      for title in party.titles { callings[title, default: []].append(party.number) }
    }
    var meanings: [(String, Meaning)] = []
    meanings += names.sorted { $0.key < $1.key }.map {
      ($0.key, .name($0.value, isPlace: Self.isPlace($0.key)))
    }
    meanings += people.sorted { $0.key < $1.key }.map { ($0.key, .person($0.value)) }
    meanings += (words.neutral + words.lookingLikeTitles).map { ($0, .neutral) }
    meanings += words.grave.map { ($0, .charge(.grave)) }
    meanings += (words.failing + words.manners).map { ($0, .charge(.conduct)) }
    meanings += words.taking.map { ($0, .charge(.taking(ofMoney: false))) }
    meanings += words.takingOf.map { ($0, .charge(.taking(ofMoney: true))) }
    meanings += words.vices.map { ($0, .charge(.vice)) }
    meanings += words.dealing.map { ($0, .charge(.dealing)) }
    meanings += words.handing.map { ($0, .charge(.leak(.handing))) }
    meanings += words.telling.map { ($0, .charge(.leak(.telling))) }
    meanings += words.keeping.map { ($0, .charge(.leak(.keeping))) }
    meanings += words.matters.map { ($0, .matter) }
    meanings += words.relatives.map { ($0, .relative(isAtWork: false)) }
    meanings += words.relativesAtWork.map { ($0, .relative(isAtWork: true)) }
    meanings += words.reports.map { ($0, .report) }
    meanings += words.heads.map { ($0, .title(isHead: true)) }
    meanings += words.titles.map { ($0, .title(isHead: false)) }
    meanings += words.employees.map { ($0, .employee) }
    meanings += words.departments.map { ($0, .department) }
    meanings += words.institutions.map { ($0, .other(isInstitution: true)) }
    meanings += words.others.map { ($0, .other(isInstitution: false)) }
    finder = PhraseFinder(meanings, spelling: AccusationSpelling.scalars(of:))
    followUps = PhraseFinder(words.followUps.map { ($0, ()) })
  }

  func finding(in text: SpeltText) -> AccusationFinding<Int>? {
    let scalars = text.scalars
    let hits = finder.hits(in: scalars)
    // Most letters charge nobody with anything.
    guard
      hits.contains(where: {
        switch $0.meaning {
        case .charge, .report, .relative, .matter: true
        default: false
        }
      })
    else { return nil }
    var reading = AccusationReading(scalars, hits, surnames: surnames, callings: callings)
    return reading.finding()
  }

  /// Whether somebody's name stands beside a word that accuses, whatever he is called otherwise.
  func accuses(personNamed name: String, in text: SpeltText) -> Bool {
    let (name, scalars) = (AccusationSpelling.scalars(of: name), text.scalars)
    guard name.count >= 2, scalars.count >= name.count else { return false }
    let places = scalars.indices.filter { scalars[$0] == name[0] && scalars.has(name, at: $0) }
    guard !places.isEmpty else { return false }
    return finder.hits(in: scalars).contains { hit in
      switch hit.meaning {
      case .charge, .report:
        places.contains {
          hit.range.lowerBound <= $0 + name.count + Self.beside && $0 <= hit.range.upperBound + Self.beside
        }
      case .name, .person, .title, .other, .employee, .department, .relative, .matter, .neutral:
        false
      }
    }
  }

  /// Whether a text names one of those people again, or the letter that accused them.
  func comesBack(to accused: [Int], in text: String) -> Bool {
    let scalars = AccusationSpelling.scalars(of: text)
    if !followUps.hits(in: scalars).isEmpty { return true }
    return finder.hits(in: scalars).contains { hit in
      if case .person(let numbers) = hit.meaning { numbers.contains(where: accused.contains) } else { false }
    }
  }

  /// Characters between a name and a word about him.
  private static let beside = 15

  /// `大沁他拉镇` is a place; `大沁他拉镇人民政府` is not.
  private static func isPlace(_ name: String) -> Bool {
    ["镇", "乡", "村", "苏木", "街道", "嘎查", "农场", "林场", "园区"].contains { name.hasSuffix($0) }
  }
}
