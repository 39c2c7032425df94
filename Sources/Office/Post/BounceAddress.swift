import Digest
import Domain
import Mail
import Store

/// The address at which one mail of ours comes back, and no other (VERP):
/// `liuyan+b-1207-4q7x0m2k9w5s8a1z@naiman.example`, with the mail's number in the outbox.
struct BounceAddress: Equatable {
  let number: Int64
  /// 16 characters of `Base32`: nobody finds them who has not had the mail.
  let code: String

  /// Reads it; nil where the address is none of that form.
  init?(_ address: String) {
    guard let at = address.lastIndex(of: "@"), let plus = address[..<at].firstIndex(of: "+") else {
      return nil
    }
    let words = address[address.index(after: plus)..<at].lowercased().split(separator: "-")
    guard words.count == 3, words[0] == "b", let number = Int64(words[1]), words[2].utf8.count == 16 else {
      return nil
    }
    self.number = number
    code = String(words[2])
  }

  init(of number: Int64, messageID: String, by mint: TokenMint) {
    self.number = number
    code = mint.bounceCode(of: number, messageID: messageID)
  }

  /// With what stands in `office` around the plus sign.
  func written(at office: String) -> String? {
    office.lastIndex(of: "@").map { "\(office[..<$0])+b-\(number)-\(code)\(office[$0...])" }
  }
}

extension Office {
  /// The envelope sender of a mail; empty for none.
  package func envelopeSender(of item: OutboxMail) -> String {
    switch rules.post.returnPath {
    case .office: return rules.address
    case .address(let address): return address
    case .null: return Post.isAutomaticAnswer(item.mail.kind) ? "" : rules.address
    case .verp:
      // Without plus addresses the mark would be another mailbox's name.
      guard usesPlusAddresses, item.mail.kind != AddressProbe.mail else { return rules.address }
      let mark = BounceAddress(of: item.id, messageID: item.mail.messageID, by: mint)
      return mark.written(at: rules.address) ?? rules.address
    }
  }

  /// The mail of ours that came back to one of the addresses to which this one was sent.
  func mailReturned(to message: Message) throws -> OutboxMail? {
    let names = ["Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To"]
    let delivered = names.flatMap { message.headers(named: $0).prefix(5).map(\.text) }
    let addresses = (message.to + message.cc).prefix(20).map(\.mailbox) + delivered
    for mark in addresses.compactMap({ BounceAddress(OfficeText.withoutAngles($0)) }) {
      guard let item = try ledger.outbox(number: mark.number) else { continue }
      if mint.isBounceCode(mark.code, of: item.id, messageID: item.mail.messageID) { return item }
    }
    return nil
  }
}
