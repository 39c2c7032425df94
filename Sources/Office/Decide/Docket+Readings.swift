import Domain
import Reading

/// One thing that the rules read in a letter, for whoever decides about it: how sure that is, and by which words.
struct TriageReading: Equatable {
  let name: String
  let value: String
  /// `93%`; nil where a person has said it.
  let confidence: String?
  let because: String

  init(_ name: String, _ value: String, confidence: String? = nil, because: [String] = []) {
    (self.name, self.value, self.confidence) = (name, value, confidence)
    self.because = because.joined(separator: "、")
  }

  init<Value>(_ name: String, _ value: String, as proposed: Proposed<Value>) {
    self.init(name, value, confidence: proposed.percentage, because: proposed.because)
  }

  /// `主题：供热，把握83%：暖气（triage.yaml:31）`.
  var chinese: String {
    "\(name)：\(value)" + (confidence.map { "，把握\($0)" } ?? "") + (because.isEmpty ? "" : "：\(because)")
  }
}

extension Docket {
  /// The item of Art. 6, the category, the topic and the urgency. Of what may be a secret no words: they are its own.
  /// - Parameter classification: the last, where it is left out.
  func readings(of classification: Classification? = nil) -> [TriageReading] {
    guard let classification = classification ?? letter.classification else { return [] }
    let triage = triage
    let text = Triage.words(of: letter)
    var readings: [TriageReading] = []
    if letter.stage == .registered,
      case .accept(let clause) = (classification.proposal ?? proposal).decision.value
    {
      let read = triage.clause(of: text)
      let because = read.because.isEmpty ? ["没有其他各项的词语"] : read.because
      readings.append(
        read.value == clause
          ? TriageReading("依据", clause.chinese, confidence: read.percentage, because: because)
          : TriageReading("依据", clause.chinese))
    }
    let category = triage.category(of: letter)
    readings.append(
      category.value == classification.category
        ? TriageReading("类别", category.value.chinese, as: category)
        : TriageReading("类别", classification.category.chinese))
    if let topic = classification.topic {
      let read = triage.evidence(ofTopic: topic, in: text)
      readings.append(TriageReading("主题", topic, confidence: read?.percentage, because: read?.because ?? []))
    }
    if classification.isUrgent {
      let read = triage.evidence(ofUrgencyIn: text)
      readings.append(TriageReading("紧急", "特急", confidence: read?.percentage, because: read?.because ?? []))
    }
    return isReadHere
      ? readings.map { TriageReading($0.name, $0.value, confidence: $0.confidence) } : readings
  }
}

extension Triage {
  fileprivate func evidence(ofTopic topic: String, in text: String) -> Proposed<String>? {
    let weighing = Weighing(read.findings(in: text).topics, atMost: 1)
    guard let best = weighing.involved.first, best.label == topic else { return nil }
    return Proposed(topic, confidence: weighing.confidence, because: best.because)
  }

  fileprivate func evidence(ofUrgencyIn text: String) -> Proposed<Bool>? {
    urgency(of: text).map { Proposed(true, confidence: Weighing([$0]).confidence, because: $0.because) }
  }
}
