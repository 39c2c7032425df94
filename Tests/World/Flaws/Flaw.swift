import Foundation

/// What may be wrong with a leader's signed answer, named by the code with which the office refuses it. Each differs
/// from a good one in this alone.
package struct Flaw: Sendable {
  package let code: String
  private let sign: @Sendable (Signing) throws -> String

  init(_ code: String, _ sign: @escaping @Sendable (Signing) throws -> String) {
    self.code = code
    self.sign = sign
  }

  /// The mail as it comes with this flaw.
  func signed(_ signing: Signing) throws -> [UInt8] { Array(try sign(signing).utf8) }

  package static func named(_ code: String) -> Flaw? { all.first { $0.code == code } }

  package static let all: [Flaw] = structure + signatures + certificates + contents + covers + openPGP
}
