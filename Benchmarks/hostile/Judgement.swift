import Glibc

extension Growth {
  /// Compares the counts of each bomb's sizes: whether none more than doubled where the mail doubled.
  ///
  /// - Parameter files: what `measure` printed, then the counts in the same order, one a line.
  static func judge(_ files: [String]) -> Bool {
    guard files.count == 2, let mails = lines(of: files[0])?.dropLast(),
      let counts = lines(of: files[1])?.compactMap({ Int($0) }),
      mails.count == counts.count, !mails.isEmpty
    else {
      Hostile.stop("the counts do not match the readings")
    }
    var failed = 0
    var worst = (factor: 0.0, name: "")
    for start in stride(from: 0, to: mails.count - 3, by: 4) {
      let name = String(mails[start].split(separator: "\t").last ?? "")
      let bytes = mails[start..<start + 4].map { Int($0.prefix { $0 != "\t" }) ?? 0 }
      let factor = factor(of: Array(counts[start..<start + 4]), bytes: bytes)
      if factor > worst.factor { worst = (factor, name) }
      if factor <= most { continue }
      failed += 1
      let shown = counts[start..<start + 4].map(String.init).joined(separator: ", ")
      print("\(name): \(shown) instructions: grows \(hundredths(factor)) times where the mail doubles")
    }
    print(
      "\(mails.count / 4) growths, \(failed) too fast; at most \(hundredths(worst.factor)) times, \(worst.name)"
    )
    return failed == 0
  }

  /// How many times the cost grows where the mail doubles: what the last step added, beside what the one before it
  /// added, so that what a reading costs to begin with does not count.
  private static func factor(of counts: [Int], bytes: [Int]) -> Double {
    let cost = Double(counts[3] - counts[2]) / max(Double(counts[2] - counts[1]), least)
    let size = Double(bytes[3] - bytes[2]) / max(Double(bytes[2] - bytes[1]), 1)
    return cost / max(size, 1) * 2
  }

  private static func hundredths(_ value: Double) -> String {
    let whole = Int((value * 100).rounded())
    return "\(whole / 100).\(whole % 100 < 10 ? "0" : "")\(whole % 100)"
  }

  private static func lines(of path: String) -> [String]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var lines: [String] = []
    var buffer = [CChar](repeating: 0, count: 4096)
    while fgets(&buffer, Int32(buffer.count), file) != nil {
      let text = buffer.prefix { $0 != 0 && $0 != 10 }.map { UInt8(bitPattern: $0) }
      lines.append(String(decoding: text, as: UTF8.self))
    }
    return lines
  }
}
