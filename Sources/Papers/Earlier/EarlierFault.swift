/// What is wrong with one value of a row of an earlier system's answers.
package struct EarlierFault: Equatable, Sendable, CustomStringConvertible {
  package let column: String
  package let value: String
  package let reason: Reason

  package enum Reason: String, Sendable {
    case missing = "this is missing"
    case noNumber = "this is no number: it is longer than 64 characters, or has spaces in it"
    case twice = "this number stands further up as well"
    case noTime = "this is no time that can be read; write it as 2021-03-05 10:20"
    case noAddress = "this is no address of a page; write it as https://www.example.cn/old/page.html"
  }

  /// `答复时间 "去年春天": this is no time that can be read; …`.
  package var description: String {
    value.isEmpty ? "\(column): \(reason.rawValue)" : "\(column) \"\(value)\": \(reason.rawValue)"
  }
}
