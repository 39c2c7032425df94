extension LetterModel {
  /// More tell no more; the newest are given.
  package static let mostLessons = 20_000
  package static let mostLabels = 200

  /// Learns from letters and their labels. The same lessons give the same model, in whatever order they come.
  package static func trained(on lessons: [Lesson], epochs: Int = 10) throws(ModelError) -> LetterModel {
    let lessons = Lessons(lessons)
    guard !lessons.letters.isEmpty else { throw .nothingToLearn }
    guard lessons.names.count <= mostLabels else { throw .tooManyLabels(lessons.names.count) }
    let calibration = Calibration(lessons.trials(epochs: epochs))
    let (rarity, weights) = lessons.machine(of: Array(lessons.letters.indices), epochs: epochs)
    let labels = zip(lessons.names, lessons.sizes).map { Label(name: $0, lessons: $1) }
    let exact = LetterModel(labels: labels, calibration: calibration, rarity: rarity, weights: weights)
    // What is asked is what a file of it would say: rounded alike.
    return try LetterModel(reading: exact.bytes)
  }
}

/// Lessons in an order of their own, read into features.
struct Lessons {
  let names: [String]
  private(set) var labels: [Int] = []
  private(set) var letters: [[Feature]] = []
  private(set) var sizes: [Int]

  /// How often each letter is held back, and of how many parts one at a time.
  private static let parts = 5

  init(_ lessons: [Lesson]) {
    names = Set(lessons.map(\.label)).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    sizes = Array(repeating: 0, count: names.count)
    var reader = FeatureReader()
    for lesson in lessons.suffix(LetterModel.mostLessons).sorted(by: Self.precedes) {
      guard let label = numbers[lesson.label] else { continue }
      labels.append(label)
      sizes[label] += 1
      letters.append(reader.counts(of: lesson.letter))
    }
  }

  private static func precedes(_ a: Lesson, _ b: Lesson) -> Bool {
    (a.label, a.letter.text, a.letter.title) < (b.label, b.letter.text, b.letter.title)
  }

  /// A machine that knows only some of the letters.
  func machine(of known: [Int], epochs: Int) -> (Rarity, [SIMD8<Float>]) {
    let rarity = Rarity(of: known.map { letters[$0] })
    var training = LinearTraining(lessons: known.count, labels: names.count)
    training.run(known.map { rarity.weigh(letters[$0]) }, labels: known.map { labels[$0] }, epochs: epochs)
    return (rarity, training.weights)
  }

  /// How machines do on letters that were held back from them. Where there are many letters, some of them are enough.
  func trials(epochs: Int) -> [Calibration.Trial] {
    guard names.count > 1 else { return [] }
    var trials: [Calibration.Trial] = []
    for part in 0..<Self.parts where trials.count < 2000 {
      // Letters lie by their labels: so every part has its share of each.
      let known = letters.indices.filter { $0 % Self.parts != part }
      guard !known.isEmpty else { continue }
      let (rarity, weights) = machine(of: known, epochs: epochs)
      for held in letters.indices where held % Self.parts == part {
        let scores = LetterModel.scores(rarity.weigh(letters[held]), weights, labels: names.count)
        trials.append(Self.trial(scores, label: labels[held]))
      }
    }
    return trials
  }

  private static func trial(_ scores: [Float], label: Int) -> Calibration.Trial {
    var (best, second) = (0, -Float.infinity)
    for index in scores.indices.dropFirst() {
      if scores[index] > scores[best] {
        (best, second) = (index, scores[best])
      } else {
        second = max(second, scores[index])
      }
    }
    return Calibration.Trial(lead: scores[best] - second, isRight: best == label)
  }
}
