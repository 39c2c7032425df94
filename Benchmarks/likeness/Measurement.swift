import Domain
import Foundation
import Reading
import Store

/// Builds an index of made-up letters and looks new ones up in it.
struct Measurement {
  let letters: Int
  private static let batch = 50_000
  private static let lookups = 4000
  /// What a look-up may take, in microseconds.
  private static let most = 2000

  func run() throws {
    let directory = FileManager.default.temporaryDirectory.path + "/huiyin-likeness-" + UUID().uuidString
    // A leftover in the temporary folder harms nobody.
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let ledger = try Ledger.open(writingTo: directory, entropy: { [UInt8](repeating: 0, count: $0) })
    let clock = ContinuousClock()
    let building = try clock.measure { try build(ledger) }
    let size =
      try FileManager.default.attributesOfItem(atPath: directory + "/ledger.sqlite")[.size] as? Int ?? 0
    print(
      "index of \(letters) letters: \(Self.seconds(building)) s, \(size >> 20) MB, \(size / letters) bytes a letter"
    )

    var (times, work, found, copies) = ([Double](), [Double](), 0, 0)
    try ledger.write { book in
      for number in 0..<Self.lookups {
        // Half of them are letters that are there already, in other words or the same; half are new.
        let known = number % 2 == 0 ? number * 7 % letters / 10 * 10 + number / 2 % 2 : letters + number
        let letter = MadeUpLetters.letter(known)
        var like: [Likeness] = []
        let before = Self.processorTime()
        let time = try clock.measure { like = try lookUp(letter, in: book) }
        work.append(Self.processorTime() - before)
        times.append(Self.microseconds(time))
        if like.contains(where: { $0.isIdentical }) { copies += 1 }
        if !like.isEmpty { found += 1 }
      }
    }
    times.sort()
    work.sort()
    func at(_ share: Int, of sorted: [Double]) -> Int { Int(sorted[sorted.count * share / 100]) }
    print(
      "look-up with sketch and comparison, \(Self.lookups) letters: median \(at(50, of: times)) µs, "
        + "p99 \(at(99, of: times)) µs; of the processor \(at(50, of: work)) and \(at(99, of: work)) µs; "
        + "\(found) have their like, \(copies) their copy")
    // On a machine that others use as well, the late ones only tell when they had their turn.
    guard at(50, of: times) <= Self.most, at(99, of: work) <= Self.most else {
      print("FAILED: more than \(Self.most) µs")
      exit(1)
    }
  }

  private func build(_ ledger: Ledger) throws {
    for start in stride(from: 0, to: letters, by: Self.batch) {
      let entries = (start..<min(letters, start + Self.batch)).map { number in
        let letter = MadeUpLetters.letter(number)
        return entry(number + 1, ComparedText(title: letter.title, text: letter.text).sketch)
      }
      try ledger.write { try $0.index(entries) }
    }
  }

  private func lookUp(_ letter: MadeUpLetters.Letter, in book: Book) throws -> [Likeness] {
    let text = ComparedText(title: letter.title, text: letter.text)
    let worth = try book.candidates(for: entry(0, text.sketch)).filter { candidate in
      candidate.hasSameDigest
        || text.sketch.shared(with: Sketch(shingles: candidate.shingles, digest: nil))
          >= ComparedText.sharedEnough
    }
    return worth.prefix(8).compactMap { candidate in
      let other = MadeUpLetters.letter(Int(candidate.sequence) - 1)
      let likeness = text.likeness(to: ComparedText(title: other.title, text: other.text))
      return likeness.isSameMatter(bySameAuthor: false) ? likeness : nil
    }
  }

  private func entry(_ number: Int, _ sketch: Sketch) -> LikenessEntry {
    return LikenessEntry(
      sequence: Int64(number), at: Timestamp(seconds: 0),
      authors: number == 0 ? [] : [UInt64(number % 300_000)], digest: sketch.digest, shingles: sketch.shingles
    )
  }

  private static func microseconds(_ time: Duration) -> Double {
    Double(time.components.attoseconds) / 1e12 + Double(time.components.seconds) * 1e6
  }
  /// Of this thread, in microseconds.
  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
  }

  private static func seconds(_ time: Duration) -> Int { Int(time.components.seconds) }
}
