import Domain

/// What may be wrong where a leader signs with OpenPGP.
extension Flaw {
  static let openPGP: [Flaw] = [
    Flaw("openPGPKeyUnknown") { try $0.openPGP(by: KeyRings.shared.get().strangers) },
    // It was signed within the key's life, and came after it.
    Flaw("openPGPKeyExpired") { try $0.openPGP(by: KeyRings.shared.get().ended, at: $0.time + -600) },
    Flaw("openPGPKeyRevoked") { try $0.openPGP(by: KeyRings.shared.get().revoked) },
    Flaw("openPGPSignatureExpired") {
      try $0.openPGP(at: $0.time + -600, ["--default-sig-expire", "seconds=60", "--detach-sign"])
    },
    Flaw("openPGPSignatureBroken") { try $0.openPGP(over: $0.entity + " ") },
    Flaw("openPGPSignatureMissing") { try $0.openPGP(["--store"]) },
    Flaw("openPGPInline") { signing in
      let text = try KeyRings.shared.get().good.signature(over: "答复：已修复。", at: signing.time, ["--clear-sign"])
      return signing.header + "Content-Type: text/plain; charset=utf-8\r\n\r\n"
        + text.replacing("\n", with: "\r\n")
    },
  ]
}

extension Signing {
  fileprivate func openPGP(
    by ring: KeyRing? = nil, at time: Timestamp? = nil, over content: String? = nil,
    _ how: [String] = ["--detach-sign"]
  ) throws -> String {
    let ring = try ring ?? KeyRings.shared.get().good
    let signature = try ring.signature(over: content ?? entity, at: time ?? self.time, how)
    return KeyRing.mail(header, entity, beside: signature)
  }
}
