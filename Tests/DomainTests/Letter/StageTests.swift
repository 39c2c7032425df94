import Testing

@testable import Domain

#if canImport(Glibc)
  import Glibc
#endif

@Suite struct StageTests {
  /// `act (by): from, from → to`, every legal transition, in the order of the declarations.
  private var table: String {
    Act.allCases.flatMap(lines).joined(separator: "\n") + "\n"
  }

  private func lines(of act: Act) -> [String] {
    var groups: [(by: [Role], to: Stage, from: [Stage?])] = []
    for stage in [nil] + Stage.allCases.map(Optional.some) {
      let moves = Role.allCases.compactMap { role in
        (try? Stage.after(stage, act, by: role)).map { (role, $0) }  // what is illegal is not listed
      }
      guard let to = moves.first?.1 else { continue }
      let by = moves.map(\.0)
      let same = groups.firstIndex { $0.by == by && ($0.to == to || $0.from.last == $0.to && stage == to) }
      if let same {
        groups[same].from.append(stage)
        groups[same].to = to
      } else {
        groups.append((by, to, [stage]))
      }
    }
    return groups.map { group in
      let from = group.from.map { $0?.rawValue ?? "nothing" }
      let stays = group.from.count > 1 && group.from.last == group.to
      let names = from.count == Stage.allCases.count ? "every stage" : from.joined(separator: ", ")
      let by =
        group.by.count == Role.allCases.count ? "everybody" : group.by.map(\.rawValue).joined(separator: ", ")
      return "\(act.rawValue) (\(by)): \(names) → \(stays && act != .assign ? "the same" : group.to.rawValue)"
    }
  }

  @Test func theTransitionTableIsTheGoldenOne() throws {
    let golden = GoldenFile(beside: #filePath, "transitions.txt")
    #expect(table == golden.text, "if the table was meant to change: HUIYIN_RECORD=1 make test")
    golden.record(table)
  }

  @Test func theReadmeShowsTheTransitionTable() throws {
    let readme = GoldenFile(beside: #filePath, "../../../README.md")
    #expect(readme.text?.contains(table) == true)
  }

  @Test(arguments: Act.allCases)
  func nothingButARegistrationBeginsALetter(act: Act) {
    guard act != .register, act != .registerChild else { return }
    for role in Role.allCases {
      #expect(throws: InvalidTransition.self) { try Stage.after(nil, act, by: role) }
    }
  }

  @Test func anOfficerCannotSignOffAndALeaderCannotPublish() {
    #expect(throws: InvalidTransition(stage: .replied, act: .signOff, role: .officer)) {
      try Stage.after(.replied, .signOff, by: .officer)
    }
    #expect(throws: InvalidTransition(stage: .cleared, act: .publish, role: .leader)) {
      try Stage.after(.cleared, .publish, by: .leader)
    }
  }

  @Test func onceSignedOffOnlyTheDeskSendsBack() throws {
    #expect(try Stage.after(.replied, .sendBack, by: .leader) == .handling)
    #expect(throws: InvalidTransition.self) { try Stage.after(.signedOff, .sendBack, by: .leader) }
    #expect(try Stage.after(.signedOff, .sendBack, by: .clerk) == .handling)
  }

  @Test func anIllegalTransitionNamesWhatWasTried() {
    let error = InvalidTransition(stage: .published, act: .claim, role: .officer)
    #expect(error.description == #"a letter that is published takes no "claim" by officer"#)
  }

  @Test func onlyAClosedLetterIsErased() {
    for stage in Stage.allCases {
      let after = try? Stage.after(stage, .erase, by: .administrator)  // nil is the refusal itself
      // Whoever erases sees to it that their relatives are closed.
      #expect((after != nil) == (stage.isClosed || stage == .merged || stage == .split))
    }
  }
}

/// A file of expected text beside its test; rewritten only where `HUIYIN_RECORD` is set.
struct GoldenFile {
  let path: String

  init(beside test: String, _ name: String) {
    let folder = test.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    path = folder.joined(separator: "/") + "/" + name
  }

  var text: String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
    return String(decoding: bytes, as: UTF8.self)
  }

  func record(_ text: String) {
    guard getenv("HUIYIN_RECORD") != nil, let file = fopen(path, "w") else { return }
    fputs(text, file)
    fclose(file)
  }
}
