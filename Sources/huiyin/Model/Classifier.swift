import Domain
import Office
import OfficeSettings
import Reading
import Settings

/// Rules and model, as far as there are any.
struct Classifier {
  private let rules: (office: OfficeRules, register: Register)?
  private let model: LetterModel?
  private let certainty: Double
  private let today: Day

  init(_ configuration: Configuration?, model path: String?) throws {
    let file = (path ?? configuration.map { ModelFile.path(in: $0.state) }).map(ModelFile.init)
    let model = try file?.read()
    if let path, model == nil { throw Failure("\(path): there is no such file", status: 2) }
    guard configuration != nil || model != nil else {
      throw Failure(
        "there is neither a configuration nor a model",
        hint: "name one: --config huiyin.yaml, or --model FILE as \"huiyin train --output FILE\" writes it",
        status: 2)
    }
    self.model = model
    today = Environment.now().day
    certainty = configuration?.policy.certainty ?? 0.8
    rules = configuration.map { (OfficeRules($0), $0.register) }
  }

  func answer(about letter: ModelText) -> Answer {
    var answer = route(of: letter)
    guard let rules else { return answer }
    let proposed = ProposedDecision(
      title: letter.title, text: letter.text, by: rules.office, register: rules.register, on: today)
    answer.category = proposed.category.value.rawValue
    answer.topic = proposed.topic
    answer.urgent = proposed.isUrgent
    switch proposed.decision.value {
    case .accept(let clause): answer.clause = clause.number
    case .decline(let ground):
      answer.decision = "decline"
      answer.ground = ground.rawValue
      answer.because = proposed.decision.because
      // Words propose a ground; they never decide on one.
      answer.certain = false
    }
    return answer
  }

  /// By the model alone where none of its labels is a unit's: then it was learnt from somebody else's letters.
  private func route(of letter: ModelText) -> Answer {
    if let model, rules.map({ model.knowsUnit(of: $0.register, on: today) }) != true {
      return route(of: letter, by: model)
    }
    let leads =
      rules.map { rules in
        Triage(rules: rules.office, register: rules.register, day: today, model: model).leads(for: letter)
      } ?? []
    let best = leads.first
    return Answer(
      label: best?.value.text, confidence: best?.confidence ?? 0,
      alternatives: leads.dropFirst().map { .init(label: $0.value.text, confidence: $0.confidence) },
      because: best?.because ?? [], certain: (best?.confidence ?? 0) >= certainty)
  }

  private func route(of letter: ModelText, by model: LetterModel) -> Answer {
    let verdict = model.verdict(on: letter)
    let best = verdict.guesses[0]
    return Answer(
      label: best.label, confidence: best.confidence.inHundredths,
      alternatives: verdict.guesses.dropFirst().prefix(2).map {
        .init(label: $0.label, confidence: $0.confidence.inHundredths)
      },
      because: model.pieces(for: best.label, in: letter), certain: verdict.isCertain)
  }
}

extension Classifier {
  /// What `huiyin classify` tells; its JSON keys are stable.
  struct Answer: Encodable {
    struct Alternative: Encodable {
      let label: String
      let confidence: Double
    }
    /// Nil where nothing speaks for any.
    @Nullable var label: String?
    let confidence: Double
    let alternatives: [Alternative]
    /// The words that decided.
    var because: [String]
    var decision = "accept"
    /// Of article 7, 1 … 8; nil where it is to be accepted.
    @Nullable var ground: Int?
    /// Of article 6, 1 … 7; nil where it is to be declined, or no rules were asked.
    @Nullable var clause: Int?
    /// What kind of letter it is, and what it is about; nil where no rules were asked, or nothing speaks for any.
    @Nullable var category: String?
    @Nullable var topic: String?
    /// Whether it cannot wait until the morning.
    var urgent = false
    /// Whether it may go on without a person.
    var certain: Bool

    init(label: String?, confidence: Double, alternatives: [Alternative], because: [String], certain: Bool) {
      _label = Nullable(wrappedValue: label)
      _ground = Nullable(wrappedValue: nil)
      _clause = Nullable(wrappedValue: nil)
      _category = Nullable(wrappedValue: nil)
      _topic = Nullable(wrappedValue: nil)
      self.confidence = confidence
      self.alternatives = alternatives
      self.because = because
      self.certain = certain
    }

    var lines: [String] {
      let item = ground.map { ": ground \($0)" } ?? clause.map { ": clause \($0)" }
      let unit = label.map { "\($0)  \(confidence.asPercent)\(certain ? "  certain" : "")" }
      var lines = [decision + (item ?? ""), unit ?? "no unit"]
      let others = alternatives.map { "\($0.label) \($0.confidence.asPercent)" }
      let kind = [category, topic, urgent ? "URGENT" : nil].compactMap(\.self)
      if !others.isEmpty { lines.append("or \(others.joined(separator: ", "))") }
      if !because.isEmpty { lines.append("because \(because.joined(separator: "、"))") }
      if !kind.isEmpty { lines.append(kind.joined(separator: "  ")) }
      return lines
    }
  }
}

extension Double {
  fileprivate var inHundredths: Double { (self * 100).rounded() / 100 }
  fileprivate var asPercent: String { "\(Int((self * 100).rounded()))%" }
}
