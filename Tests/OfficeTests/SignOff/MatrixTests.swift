import Domain
import Mail
import Testing
import World

@testable import Office

/// Ten units against each other's letters, each leader with his own true signature, and the desk's single-use codes in
/// wrong hands: only the ten rightful answers, and the ten rightful decisions, count.
@Suite struct MatrixTests {
  private let county: County
  private var world: World { county.world }
  private var places: Range<Int> { county.members.indices }

  init() throws { county = try County() }

  @Test func onlyTheRightfulTenOfAHundredAreAccepted() throws {
    #expect(places.count == 10)
    try attack("答复：与本局无关。")
    #expect(try places.map { try county.letter($0).stage } == Array(repeating: .assigned, count: 10))
    let before = try codes()
    for place in places {
      #expect(before[County.id(place)] == expected, "\(county.members[place].unit.name)")
    }

    for place in places { try county.answer(place, by: county.members[place], "答复：第\(place + 1)件已办。") }
    try world.work()
    #expect(try codes() == before)
    for place in places { try expectSignedOff(place) }

    // Nor is what is signed off replaced.
    world.now = world.now + 3600
    try attack("答复：还是与本局无关。")
    let after = try codes()
    for place in places {
      #expect(after[County.id(place)]?.count == 2 * expected.count)
      try expectSignedOff(place)
    }
  }

  /// What the other nine get: for writing in their own names, in that of the letter's leader, and in his with their own
  /// assignment below.
  private var expected: [String] {
    Array(repeating: "signature:addressMismatch", count: 18) + Array(repeating: "stranger", count: 9)
  }

  private func attack(_ words: String) throws {
    for place in places {
      let rightful = county.members[place]
      for (number, member) in county.members.enumerated() where number != place {
        try county.answer(place, by: member, words)
        try county.answer(place, by: member, from: rightful.leader, words)
        try county.answer(place, by: member, from: rightful.leader, quoting: number, words)
      }
    }
    try world.work()
  }

  /// Why mails are held, letter by letter.
  private func codes() throws -> [LetterID: [String]] {
    var codes: [LetterID: [String]] = [:]
    for held in try world.office.ledger.heldMail() {
      codes[try #require(held.letter), default: []].append(held.reason)
    }
    return codes.mapValues { $0.sorted() }
  }

  private func expectSignedOff(_ place: Int) throws {
    let letter = try county.letter(place)
    #expect(letter.stage == .signedOff)
    #expect(letter.answer?.text.text == "第\(place + 1)件已办。")
    #expect(letter.signOff?.leader == county.members[place].unit.leaders[0].name)
  }

  @Test func aCodeOfTheDeskServesItsClerksOnceForItsLetter() throws {
    for place in places { try county.answer(place, by: county.members[place], "答复：第\(place + 1)件已办。") }
    try world.work()
    let questions = try places.map { place in
      try #require(try world.mails("review", about: County.id(place)).first)
    }
    let codes = try questions.map { try #require(Token.all(in: $0.replyTo[0].mailbox).first) }
    for place in places {
      let (id, next) = (County.id(place), codes[(place + 1) % codes.count])
      try decide(place, with: Token(letter: id, code: "0123456789abcdef"))
      try decide(place, with: Token(letter: id, code: next.code))
      try decide(place, with: county.token(place))
      try decide(place, with: codes[place], from: county.members[(place + 1) % 9].unit.officers[0].address)
      try decide(place, with: codes[place], from: county.members[place].leader)
    }
    try world.work()
    #expect(try places.allSatisfy { try county.letter($0).stage == .signedOff })
    let held = try world.office.ledger.heldMail().map(\.reason)
    // Of the clerks themselves their own unit's token is: they are its officers, and 通过 is no word of a unit's.
    #expect(
      Dictionary(held.map { ($0, 1) }, uniquingKeysWith: +)
        == ["bad token": 20, "stranger": 9, "not understood": 1, "not a clerk": 20])

    for place in places { try decide(place, with: codes[place]) }
    try world.work()
    #expect(try places.allSatisfy { try county.letter($0).stage == .published })

    // After use, by either clerk.
    let events = try places.map { try county.letter($0).events.count }
    for place in places {
      try decide(place, with: codes[place], "退回：请重写")
      try decide(place, with: codes[place], "不公开：涉及隐私", from: "chengang@naiman.example")
    }
    try world.work()
    #expect(try places.allSatisfy { try county.letter($0).stage == .published })
    #expect(try places.map { try county.letter($0).events.count } == events)
    let told = try places.flatMap { try world.mails("understood", about: County.id($0)) }
    #expect(told.count { $0.text.contains("此核验码已由王敏使用") } == 20)
  }

  /// A mail with a code, and nothing else of ours in it.
  private func decide(
    _ place: Int, with code: Token, _ words: String = "通过", from sender: String = "wangmin@naiman.example"
  ) throws {
    try world.write(
      from: Address(name: nil, mailbox: sender), subject: "回复", text: words,
      to: "liuyan+\(code)@naiman.example")
  }
}

extension County {
  /// What the unit of a letter was given.
  fileprivate func token(_ place: Int) throws -> Token {
    try #require(Token.all(in: assigned[place].replyTo[0].mailbox).first)
  }
}
