/// One thing that anybody can check, and the stock commands that do; each ends with status 0 where it holds.
struct EvidenceStep {
  let chinese: String
  let english: String
  let commands: [String]

  static let sums = EvidenceStep(
    chinese: "证据包内各文件未被改动。", english: "No file of this bundle was changed.",
    commands: ["sha256sum --check --quiet SHA256SUMS"])

  /// The salted hash by which the ledger names a mail.
  static func commitment(of name: String, _ commitment: String) -> EvidenceStep {
    EvidenceStep(
      chinese: "\(name).eml 就是台账所记的那封邮件：加盐后的SHA-256与台账事件所载一致。",
      english: "\(name).eml is the mail that the ledger means: its salted SHA-256 stands in the event.",
      commands: [
        "test \"$(cat \(name).salt \(name).eml | sha256sum | cut -c1-64)\" = \(commitment)",
        "grep -q \(commitment) ledger/*.json",
      ])
  }

  /// Whoever has the office's key may compare; the others take its word for it, and for nothing else.
  static let opened = EvidenceStep(
    chinese: "单位的邮件加密发给本中心，opened.eml 是解密后的邮件，其SHA-256与台账事件所载一致；以下各项均就它核对。"
      + "有本中心私钥的，可用 openssl cms -decrypt 核对它与原邮件一致。",
    english:
      "The unit's mail is encrypted to the office; opened.eml is what it says, and its SHA-256 stands in "
      + "the event. All that follows is about it. Whoever has the office's key compares with openssl cms -decrypt.",
    commands: ["grep -q \"$(sha256sum < opened.eml | cut -c1-64)\" ledger/*.json"])

  static func link(_ sequence: Int64, _ hash: String) -> EvidenceStep {
    EvidenceStep(
      chinese: "台账第\(sequence)条事件未被改动：其SHA-256链值可与台账或其备份核对。",
      english: "Event \(sequence) of the ledger is unchanged: hold its hash against the chain or a backup.",
      commands: [
        "test \"$(cat ledger/\(sequence).previous ledger/\(sequence).json | sha256sum | cut -c1-64)\" = "
          + hash
      ])
  }

  static func scan(_ name: String, _ digest: String) -> EvidenceStep {
    EvidenceStep(
      chinese: "\(name) 就是核对时的盖章扫描件：SHA-256与台账事件所载一致。",
      english: "\(name) is the scan that was confirmed: its SHA-256 stands in the event.",
      commands: [
        "test \"$(sha256sum < \(name) | cut -c1-64)\" = \(digest)", "grep -q \(digest) ledger/*.json",
      ])
  }
}
