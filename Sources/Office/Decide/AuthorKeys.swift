import Digest
import Domain

/// By what one author is known again, on whatever way he writes: keyed hashes, since they are kept beside the words.
extension Office {
  func authorKeys(of registration: Registration) -> Set<UInt64> { Set(orderedAuthorKeys(of: registration)) }

  /// Telephone, address, account: the surest first.
  func orderedAuthorKeys(of registration: Registration) -> [UInt64] {
    var keys: [UInt64] = []
    if let number = registration.authorTelephone?.text.map({ $0.filter(\.isASCIIDigit) }), number.count >= 7 {
      keys.append(authorKey("telephone", number))
    }
    if let address = registration.authorAddress?.text {
      keys.append(authorKey("address", Correspondent.mailbox(of: address)))
    }
    if let account = registration.channel.account, let name = registration.authorName?.text,
      !name.contains("匿名"), !name.contains("网友"), name.unicodeScalars.count >= 2
    {
      keys.append(authorKey("account", account, name))
    }
    return keys
  }

  private func authorKey(_ words: String...) -> UInt64 {
    let code = Base32.decode(mint.identifier(["author"] + words)) ?? []
    return code.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
