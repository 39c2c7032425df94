import Domain
import Reading

extension Triage {
  /// What a letter says, as the model reads it.
  static func modelText(of letter: Letter) -> ModelText {
    let words = [letter.registration.text] + letter.supplements.map(\.text)
    return ModelText(
      title: letter.registration.title.text ?? "", text: words.compactMap(\.text).joined(separator: "\n"))
  }

  /// The best three, the first to lead: by rules, and by what was learnt from letters that clerks assigned.
  package func leads(for letter: ModelText, usually standard: DefaultRoute? = nil) -> [Proposed<UnitName>] {
    let rules = leads(for: letter.title + "\n" + letter.text, usually: standard)
    guard let model, case let learnt = learnt(from: model, about: letter), !learnt.isEmpty else {
      return rules
    }
    let words = Dictionary(rules.map { ($0.value, $0.because) }, uniquingKeysWith: { first, _ in first })
    let blend = Blend(rules: rules.map { ($0.value, $0.confidence) }, model: learnt)
    return blend.choices.prefix(3).filter { $0.confidence >= 0.01 }.map { choice in
      Proposed(
        choice.label, confidence: choice.confidence,
        because: (words[choice.label] ?? []) + reasons(of: model, for: choice, in: letter))
    }
  }

  /// What the model gives each unit that is there. A unit that took over another's work takes over its letters; labels
  /// that name no unit are left out.
  private func learnt(from model: LetterModel, about letter: ModelText) -> [Blend<UnitName>.Learnt] {
    var order: [UnitName] = []
    var sums: [UnitName: (confidence: Double, lessons: Int)] = [:]
    for guess in model.verdict(on: letter).guesses {
      guard let unit = register.unit(followingFrom: UnitName(guess.label), on: day) else { continue }
      if sums[unit] == nil { order.append(unit) }
      sums[unit, default: (0, 0)].confidence += guess.confidence
      sums[unit, default: (0, 0)].lessons += guess.lessons
    }
    return order.compactMap { unit in
      sums[unit].map { Blend.Learnt(unit, confidence: $0.confidence, lessons: $0.lessons) }
    }
  }

  /// Only words that are everybody's: those of the letter are its author's, and this is recorded.
  private func reasons(
    of model: LetterModel, for choice: Blend<UnitName>.Choice, in letter: ModelText
  ) -> [String] {
    guard let share = choice.byModel, share >= 0.2 else { return [] }
    let labels = model.labels.filter {
      register.unit(followingFrom: UnitName($0.name), on: day) == choice.label
    }
    let words = labels.flatMap { model.words(for: $0.name, in: letter) }.prefix(3).joined(separator: "、")
    let count = labels.reduce(0) { $0 + $1.lessons }
    return ["与此前转该单位的\(count)件来信相近\(words.isEmpty ? "" : "：\(words)")"]
  }
}

extension Register {
  /// The unit itself, where it is there on that day, else the one that took over its work, and so on.
  package func unit(followingFrom name: UnitName, on day: Day) -> UnitName? {
    var name = name
    // As many steps as there are units: a circle in the configuration has an end here.
    for _ in 0...units.count {
      guard let unit = unit(name) else { return nil }
      if unit.tenure.contains(day) { return name }
      guard let next = unit.succeededBy else { return nil }
      name = next
    }
    return nil
  }
}
