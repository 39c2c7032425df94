import Testing

/// A story that cannot be told says at which line, and what there is instead.
@Suite struct StoryReaderTests {
  @Test(arguments: [
    ("王敏 answers decide: 受理", 1, "a story begins with its time: 2026-11-23 09:00"),
    ("    家里不热。", 1, "nothing stands above this line"),
    ("2026-13-01 09:00", 1, "\"2026-13-01 09:00\" is no sentence of a story; README.md has them all"),
    ("2026-11-23 09:00\n2026-11-22 09:00", 2, "time does not go back to before 2026-11-23 09:00"),
    ("2026-11-23 09:00\n    早上", 2, "nothing stands below \"2026-11-23 09:00\""),
    (
      "2026-11-23 09:00\n王敏 shouts: 受理", 2,
      "\"王敏 shouts: 受理\" is no sentence of a story; README.md has them all"
    ),
    (
      "2026-11-23 09:00\n王强 answers assigned, sealed: 答复", 2,
      "\"王强 answers assigned, sealed: 答复\" is no sentence of a story; README.md has them all"
    ),
    ("2026-11-23 09:00\nby hand: review", 2, "\"by hand: review\" is said before all else"),
    ("by hand: revue", 1, "\"revue\" is no step; there are accept, decline, assign, review"),
    ("# 说明\n\n2026-11-23 09:00\nNM26 is published", 4, "\"NM26\" is no letter's number"),
    ("2026-11-23 09:00\n赵凯 answers assigned, signed: 答复", 2, "赵凯 has no certificate to sign with"),
    ("2026-11-23 09:00\n李梅梅 runs: decline NM2026000001 --ground 七", 2, "李梅梅 is no clerk"),
    ("2026-11-23 09:00\n王敏 runs: assign NM2026000001", 2, "the command line is too short"),
    ("2026-11-23 09:00\n王敏 runs: decline NM2026000001 --ground 九", 2, "there is no ground \"九\""),
    ("2026-11-23 09:00\n李梅梅 gets receipt\n\n    sagt 好", 4, "\"sagt 好\" neither says nor hides anything"),
    ("2026-11-23 09:00\nthe whole site", 2, "below it stands what it says and hides"),
  ]) func whatIsNoSentenceHasItsLine(text: String, line: Int, problem: String) {
    expect(text, line) { $0 == problem }
  }

  @Test(arguments: [
    ("李雷 writes: 供热", "nobody is called \"李雷\"; there are "),
    ("李梅梅 gets reciept", "we send no mail \"reciept\"; there are address-probe, answered, "),
    ("NM2026000001 is finished", "\"finished\" is no stage; there are registered, "),
  ]) func whatThereIsNotIsAnsweredWithWhatThereIs(sentence: String, problem: String) {
    expect("2026-11-23 09:00\n" + sentence, 2) { $0.hasPrefix(problem) }
  }

  @Test func aMailKeepsItsEmptyLines() throws {
    let story = try Story(
      reading: "2026-11-23 09:00\n李梅梅 writes: 供热\n    第一段。\n\n    第二段。\n\n\nNM2026000001 is assigned\n")
    guard case .write(let mail) = story.lines[1].step else {
      Issue.record("\(story.lines[1].step)")
      return
    }
    #expect(mail.text == "第一段。\n\n第二段。")
    #expect(story.lines.map(\.number) == [1, 2, 8])
  }

  private func expect(_ text: String, _ line: Int, _ isProblem: (String) -> Bool) {
    do {
      _ = try Story(reading: text)
      Issue.record("it was read")
    } catch {
      #expect(error.line == line)
      #expect(isProblem(error.description), "\(error)")
    }
  }
}
