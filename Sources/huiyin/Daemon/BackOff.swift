/// How long to wait after failures in a row: about 2, 4, 8 … seconds, at most five minutes. Jitter keeps
/// several offices from asking a server that came back all at once.
struct BackOff {
  private static let longest = 300
  private var failures = 0

  mutating func succeed() { failures = 0 }

  mutating func fail() -> Double {
    failures = min(failures + 1, 9)
    return Double(min(Self.longest, 1 << failures)) * Double.random(in: 0.5...1)
  }
}
