/// What `gpgv` wrote to its status descriptor (GnuPG's doc/DETAILS), line by line.
struct GpgvStatus {
  private struct Line {
    let keyword: Substring
    let fields: [Substring]
  }

  private let lines: [Line]
  private let exitStatus: Int32

  init(_ output: [UInt8], exitStatus: Int32) {
    self.exitStatus = exitStatus
    lines = output.split(separator: UInt8(ascii: "\n")).compactMap { line in
      let words = String(decoding: line, as: UTF8.self).split(
        separator: " ", omittingEmptySubsequences: false)
      guard words.count > 1, words[0] == "[GNUPG:]" else { return nil }
      return Line(keyword: words[1], fields: Array(words[2...]))
    }
  }

  /// The one good signature by one of the keys, or the first reason why there is none.
  /// - Parameter receivedAt: a key, or a signature, that has ended since counts.
  func signature(by keys: [PinnedKey], receivedAt: Int64) throws(Refusal) -> OpenPGPSignature {
    let count = count(of: "NEWSIG")
    guard count <= 1 else { throw Refusal(.severalSigners, "\(count) signatures") }
    if has("BADSIG") { throw Refusal(.openPGPSignatureBroken) }
    if let line = first("ERRSIG") { throw Self.refusal(of: line.fields) }
    if has("REVKEYSIG") { throw Refusal(.openPGPKeyRevoked) }
    // Text inside: it would be another than the one that is published.
    if has("PLAINTEXT") { throw Refusal(.contentInsideSignature) }
    guard count == 1, !has("NODATA") else { throw Refusal(.openPGPSignatureMissing) }
    let words = Self.good.filter { has($0) }
    // Of a signature that has ended gpgv says nothing else, and calls it no success.
    let hasEnded = words == ["EXPSIG"]
    guard !has("FAILURE"), exitStatus == 0 || hasEnded && exitStatus == 1,
      words.count == 1, self.count(of: words[0]) == 1, self.count(of: "VALIDSIG") == 1,
      let good = first(words[0]), let valid = first("VALIDSIG"), valid.fields.count >= 10
    else { throw Refusal(.openPGPFailed, "exit status \(exitStatus)") }
    let signature = try OpenPGPSignature(valid.fields, holder: good.fields.dropFirst(), keys: keys)
    let time = max(receivedAt, signature.signedAt)
    if hasEnded {
      // Of its key it says only whether that has ended too.
      let isTakenBack = keys.contains {
        $0.fingerprint == signature.fingerprint && OpenPGPRevocation.isOne(in: $0.packets, ofParts: true)
      }
      if isTakenBack { throw Refusal(.openPGPKeyRevoked) }
    }
    if words == ["EXPKEYSIG"] || hasEnded && has("KEYEXPIRED") { try checkHeld(at: time) }
    guard signature.until.map({ $0 > time }) ?? !hasEnded else { throw Refusal(.openPGPSignatureExpired) }
    return signature
  }

  /// How gpgv calls a signature that is genuine.
  private static let good = ["GOODSIG", "EXPKEYSIG", "EXPSIG"]

  /// `gpgv` goes by the machine's clock and names the end of the key, and of every part of it that has ended: the
  /// earliest counts. A part without an end of its own reads 0.
  private func checkHeld(at time: Int64) throws(Refusal) {
    let ends = lines.filter { $0.keyword == "KEYEXPIRED" }.map { $0.fields.first.flatMap { Int64($0) } ?? 1 }
    guard let end = ends.filter({ $0 != 0 }).min(), end > time else { throw Refusal(.openPGPKeyExpired) }
  }

  private func has(_ keyword: String) -> Bool { first(keyword) != nil }
  private func first(_ keyword: String) -> Line? { lines.first { $0.keyword == keyword } }
  private func count(of keyword: String) -> Int { lines.count { $0.keyword == keyword } }

  /// ERRSIG: key, its algorithm, the digest's, class, time, error code, fingerprint.
  private static func refusal(of fields: [Substring]) -> Refusal {
    guard fields.count >= 6 else { return Refusal(.openPGPFailed) }
    // GPG_ERR_NO_PUBKEY
    if fields[5] == "9" { return Refusal(.openPGPKeyUnknown, String(fields[0])) }
    if OpenPGPSignature.isWeak(digest: fields[2]) { return Refusal(.weakDigest) }
    if !OpenPGPSignature.isOverADocument(class: fields[3]) {
      return Refusal(.openPGPWrongClass, String(fields[3]))
    }
    return Refusal(.openPGPFailed, "error \(fields[5])")
  }
}

/// A good signature, as VALIDSIG tells of it.
struct OpenPGPSignature {
  /// Of the primary key, in lower-case hexadecimal.
  let fingerprint: String
  /// The first user id that the key gives its holder: for people to read, never to decide by.
  let holder: [UInt8]
  /// Seconds since 1970.
  let signedAt: Int64
  /// When it ends by its signer's will (RFC 9580 §5.2.3.18), in seconds since 1970; nil where it does not.
  let until: Int64?

  /// VALIDSIG: fingerprint, day, time, expiry, version, reserved, key's algorithm, digest's, class, primary key.
  fileprivate init(_ fields: [Substring], holder: ArraySlice<Substring>, keys: [PinnedKey]) throws(Refusal) {
    guard Self.isOverADocument(class: fields[8]) else {
      throw Refusal(.openPGPWrongClass, String(fields[8]))
    }
    guard !Self.isWeak(digest: fields[7]) else { throw Refusal(.weakDigest) }
    guard ["8", "9", "10"].contains(fields[7]) else {
      throw Refusal(.unsupportedAlgorithm, "digest \(fields[7])")
    }
    fingerprint = fields[9].lowercased()
    guard keys.contains(where: { [fingerprint] in $0.fingerprint == fingerprint }) else {
      throw Refusal(.openPGPKeyUnknown, fingerprint)
    }
    guard let time = Int64(fields[2]) else { throw Refusal(.openPGPFailed, "time \(fields[2])") }
    guard let end = Int64(fields[3]) else { throw Refusal(.openPGPFailed, "end \(fields[3])") }
    signedAt = time
    until = end == 0 ? nil : end
    self.holder = Self.unescaped(holder.joined(separator: " "))
  }

  /// RFC 9580 §9.5: MD5, SHA-1, RIPEMD-160, SHA-224.
  static func isWeak(digest: Substring) -> Bool { ["1", "2", "3", "11"].contains(digest) }

  /// RFC 9580 §5.2.1: of a binary document or of a text; not of a key, a time or nothing.
  static func isOverADocument(class number: Substring) -> Bool { number == "00" || number == "01" }

  private static func unescaped(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"),
        let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }
}
