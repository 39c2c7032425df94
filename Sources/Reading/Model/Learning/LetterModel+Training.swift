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

  /// How machines do on letters that were held back from them. Where there are many letters, some of them are enough;
  /// where there are few, each is held back several times, from others every time.
  func trials(epochs: Int) -> [Calibration.Trial] {
    guard names.count > 1 else { return [] }
    var parting = Parting(labels: labels, copies: NearCopies.clusters(of: letters))
    var trials: [Calibration.Trial] = []
    for _ in 0..<Parting.rounds where trials.count < Parting.enough {
      let parts = parting.next()
      for part in 0..<Parting.parts where trials.count < Parting.enough {
        let known = letters.indices.filter { parts[$0] != part }
        guard !known.isEmpty else { continue }
        let (rarity, weights) = machine(of: known, epochs: epochs)
        for held in letters.indices where parts[held] == part {
          let scores = Scores(rarity.weigh(letters[held]), weights, labels: names.count)
          let best = scores.best
          trials.append(Calibration.Trial(signs: scores.signs(for: best), isRight: best == labels[held]))
        }
      }
    }
    return trials
  }
}
