import Digest
import Domain
import Synchronization

/// Carries words between facts and their rows while a fact is written or read.
///
/// A coder wants something that may cross threads, a database connection may not: so the words to keep are
/// collected here and stored after the fact is encoded, and those to read are fetched before it is decoded.
final class WordBasket: WordKeeper {
  struct Row {
    let id: Int64
    let text: String
    let salt: [UInt8]
  }

  private struct Contents {
    var next: Int64
    var kept: [Row] = []
  }

  private let contents: Mutex<Contents>
  private let known: [Int64: String]
  private let entropy: @Sendable (Int) -> [UInt8]

  /// - Parameters:
  ///   - next: the first free row number.
  ///   - known: texts by row number; an erased one is absent.
  init(next: Int64 = 1, known: [Int64: String] = [:], entropy: @escaping @Sendable (Int) -> [UInt8]) {
    contents = Mutex(Contents(next: next))
    self.known = known
    self.entropy = entropy
  }

  var kept: [Row] { contents.withLock { $0.kept } }
  /// The first row number that is still free.
  var next: Int64 { contents.withLock { $0.next } }

  func keep(_ text: String) -> WordsReference {
    let salt = entropy(16)
    return contents.withLock { contents in
      let row = Row(id: contents.next, text: text, salt: salt)
      contents.next += 1
      contents.kept.append(row)
      return WordsReference(id: row.id, commitment: Self.commitment(to: text, salt: salt))
    }
  }

  func words(for reference: WordsReference) -> String? { known[reference.id] }

  /// SHA-256(salt ‖ text), lower-case hex: proves the words while they and the salt exist, and says nothing after.
  static func commitment(to text: String, salt: [UInt8]) -> String {
    Hex.encode(SHA256.digest(of: salt + Array(text.utf8)))
  }
}
