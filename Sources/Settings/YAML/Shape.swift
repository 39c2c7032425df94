/// How a value is written, as far as an editor can tell while it is typed.
package enum Shape: Hashable, Sendable {
  case text
  case words([String])
  case toggle
  case whole(ClosedRange<Int>)
  case number(ClosedRange<Double>)
  /// A regular expression for the whole text.
  case pattern(String)
}
