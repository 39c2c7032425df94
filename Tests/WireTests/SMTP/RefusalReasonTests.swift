import Testing

@testable import Wire

/// What servers say when they refuse a mail, as it has been seen.
@Suite struct RefusalReasonTests {
  @Test(arguments: [
    "550 Sender frequency limited. http://service.mail.qq.com/detail/122/174", "550 Domain frequency limited",
    "550 Connection frequency limited", "550 Ip frequency limited",
    "535 Login fail. Account is abnormal, password is incorrect, login frequency limited, or system is busy.",
    "451 MI:SFQ 163 smtp7,C8CowACHi", "554 MI:STC 163 smtp14", "450 MI:DMC", "550 RP:TRC", "421 HL:IFC",
    "550 5.4.5 Daily user sending quota exceeded", "450 4.7.1 Error: too much mail: rate limit exceeded",
    "454 Transient reject by behaviour spam", "550 发信频率超过限制",
  ])
  func tooMuchOrTooFast(reply: String) { #expect(RefusalReason(of: reply) == .frequency) }

  @Test(arguments: [
    "553 Mail from must equal authorized user", "501 mail from address must be same as authorization user",
    "553 Requested action not taken: NULL sender is not allowed", "554 DT:SUM",
    "440 mail from account doesn't conform with authentication",
    "553 5.7.1 <liuyan@naiman.example>: Sender address rejected: not owned by user li",
  ])
  func notUnderThatSender(reply: String) { #expect(RefusalReason(of: reply) == .sender) }

  @Test(arguments: [
    "554 DT:SPM 163 smtp12,EMCowACn", "550 Mail content denied.", "550 Suspected spam sender",
    "554 Reject by content spam", "554 5.7.1 Service unavailable; client host blocked using block list",
  ])
  func unwanted(reply: String) { #expect(RefusalReason(of: reply) == .policy) }

  @Test(arguments: [
    "550 5.1.1 <nobody@example.cn>: user unknown", "550 Mailbox not found", "552 5.2.2 Quota exceeded",
    "452 4.5.3 too many recipients", "554 5.4.6 too many hops", "550 Invalid User", "",
  ])
  func anythingElse(reply: String) { #expect(RefusalReason(of: reply) == .other) }

  @Test(arguments: [
    "550 5.1.1 <rate-limit@evil.example>: user unknown",
    "450 4.1.1 <li@evil.example>: unverified address: mx.evil.example said: 550 Sender frequency limited",
  ])
  func whatAStrangerPutsIntoAReplyDoesNotCount(reply: String) {
    #expect(RefusalReason(of: reply) != .frequency)
  }
}
