import Domain
import Mail
import Reading
import Signatures

/// All that the stages will ever read in a mail, done for nothing but to see that it can be done: headers, text,
/// tokens, what was sent along, and the signature.
package enum Examination {
  package static func read(_ bytes: [UInt8], trust: OfficeTrust, at now: Timestamp) {
    // One that breaks a limit is refused by the stages in the same way.
    guard let message = try? Message(parsing: bytes) else { return }
    _ = message.kind
    _ = message.bounce
    _ = MailTokens(of: message)
    _ = FormReading(of: message.text, labels: FormLabels())
    _ = (message.reply, message.hugeAttachments, message.encryption)
    _ = Scan.all(in: message)
    _ = trust.policy(receivedAt: now, assignedAt: nil).verdict(on: message)
  }
}
