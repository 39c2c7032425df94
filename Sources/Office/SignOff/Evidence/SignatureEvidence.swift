import Foundation
import Signatures

/// The parts of an S/MIME signature, and how stock tools judge them.
struct SignatureEvidence {
  let parts: [(name: String, bytes: [UInt8])]
  let steps: [EvidenceStep]

  /// - Parameter isCovered: whether every certificate below the authority is covered by a list.
  init(_ signature: SignatureParts, signer: Signer, policy: SignaturePolicy, isCovered: Bool) {
    guard signature.kind != .openpgp else {
      parts = [
        ("signed-part", signature.content), ("signature.asc", signature.signature),
        ("keyring.gpg", signature.keyring), ("answer.txt", Array(signer.text.utf8)),
      ]
      steps = [Self.openPGP(signer)]
      return
    }
    let chain = signature.chain
    var parts: [(name: String, bytes: [UInt8])] = [
      ("signed-part", signature.content), ("signature.der", signature.signature),
      ("attributes.der", signature.attributes), ("signature.value", signature.value),
      ("answer.txt", Array(signer.text.utf8)),
    ]
    for (index, link) in chain.enumerated() {
      parts.append((Self.link(index), PEM.text(of: link.certificate, as: "CERTIFICATE")))
    }
    parts.append(("chain.pem", chain.flatMap { PEM.text(of: $0.certificate, as: "CERTIFICATE") }))
    let links = (0..<max(1, chain.count - 1)).map { index in
      (index, lists: isCovered ? Self.lists(covering: chain[index], in: policy) : [])
    }
    for (index, lists) in links where !lists.isEmpty {
      let bytes = lists.flatMap { PEM.text(of: $0.bytes, as: "X509 CRL") }
      parts.append((Self.lists(index), bytes))
    }
    self.parts = parts
    steps =
      [Self.identity(signer, authority: chain.count - 1)]
      + links.flatMap { index, lists in
        Self.chain(chain, index, at: policy.receivedAt, lists: lists.map(\.document))
      } + [signature.kind == .common ? Self.structure(signature) : Self.byHand(signature)]
  }

  private static func openPGP(_ signer: Signer) -> EvidenceStep {
    EvidenceStep(
      chinese: "signed-part 是用登记的OpenPGP密钥签名的，主密钥指纹为 \(signer.fingerprint)。"
        + "密钥或签名在审签以后过期的，GOODSIG显示为EXPKEYSIG或EXPSIG。",
      english: "The registered OpenPGP key (primary fingerprint \(signer.fingerprint)) signed signed-part. "
        + "Where the key or the signature has expired since, GOODSIG reads EXPKEYSIG or EXPSIG.",
      commands: [
        "test \"$(sha256sum < signed-part | cut -c1-64)\" = \(signer.contentDigest)",
        "gpgv --homedir /nonexistent --keyring ./keyring.gpg --weak-digest SHA1 --status-fd 1 signature.asc "
          + "signed-part > gpgv.status || grep -q '^.GNUPG:. EXPSIG ' gpgv.status",
        "grep -qE '^.GNUPG:. (GOODSIG|EXPKEYSIG|EXPSIG) ' gpgv.status",
        "grep -qiE '^.GNUPG:. VALIDSIG .* \(signer.fingerprint)$' gpgv.status",
      ])
  }

  private static func link(_ index: Int) -> String { "chain/\(index + 1).pem" }
  private static func lists(_ index: Int) -> String { "crls/\(index + 1).pem" }

  /// Its issuer's, one of a kind each, as the files hold them.
  private static func lists(
    covering link: SignatureParts.Link, in policy: SignaturePolicy
  ) -> [(bytes: [UInt8], document: TrustDocument)] {
    guard let issuer = TrustDocument.certificates(in: link.certificate).first?.issuer else { return [] }
    return policy.revocationLists.flatMap { PEM.blocks(in: $0, of: "X509 CRL") }.compactMap { bytes in
      TrustDocument.revocationLists(in: bytes).first.map { (bytes: bytes, document: $0) }
    }.filter { $0.document.issuer == issuer }
  }

  private static func identity(_ signer: Signer, authority: Int) -> EvidenceStep {
    EvidenceStep(
      chinese: "签名证书就是登记的负责人证书（SHA-256指纹），证书中的邮箱就是发件邮箱；"
        + "签名内容的SHA-256与结论所载一致。最后一行显示颁发机构证书的指纹，请向该机构核实。",
      english: "The signer's certificate is the registered one (SHA-256), it names the sender's address, and "
        + "what was signed has the digest of the verdict. The last line shows the authority's fingerprint: "
        + "ask the authority.",
      commands: [
        "test \"$(openssl x509 -in chain/1.pem -outform DER | sha256sum | cut -c1-64)\" = "
          + signer.fingerprint,
        "openssl x509 -in chain/1.pem -noout -email | grep -qixF '\(signer.address)'",
        "test \"$(sha256sum < signed-part | cut -c1-64)\" = \(signer.contentDigest)",
        "openssl x509 -in \(link(max(0, authority))) -noout -subject -fingerprint -sha256",
      ])
  }

  /// One certificate against its issuer, as of the time at which the mail came.
  private static func chain(
    _ chain: [SignatureParts.Link], _ index: Int, at time: Int64, lists: [TrustDocument]
  ) -> [EvidenceStep] {
    let issuer = min(index + 1, chain.count - 1)
    let byNation = chain[index].issuedBy == .sm2
    var words = "openssl verify -no-CApath -no-CAstore -partial_chain -x509_strict"
    if index == 0 { words += " -purpose smimesign" }
    if byNation { words += " -vfyopt distid:1234567812345678" }
    let covers = issuer == index ? [] : lists
    let wasThere = covers.contains { $0.since <= time && time < $0.until }
    let check = " -crl_check -CRLfile \(Self.lists(index))"
    let isChecked = !byNation && wasThere
    let step = EvidenceStep(
      chinese: "证书 \(link(index)) 由 \(link(issuer)) 颁发，收信时（1970年以来第\(time)秒）有效"
        + (isChecked ? "，未被吊销。" : "。"),
      english: "\(link(index)) was issued by \(link(issuer)) and was valid"
        + (isChecked ? ", and on no list that is used," : "") + " when the mail came (\(time) s after 1970).",
      commands: [
        "\(words) -attime \(time)\(isChecked ? check : "") -CAfile \(link(issuer)) \(link(index))"
      ])
    if covers.isEmpty || isChecked { return [step] }
    if byNation { return [step, notListed(index)] }
    let since = covers.map(\.since).max() ?? time
    return [
      step, notOnLaterList("\(words) -no_check_time\(check) -CAfile \(link(issuer)) \(link(index))", since),
    ]
  }

  /// A mail waits where the list was out of date when it came: the next one is younger than the mail, and the stock
  /// tool takes no list before its time. Whoever was revoked by then is on it.
  private static func notOnLaterList(_ command: String, _ since: Int64) -> EvidenceStep {
    EvidenceStep(
      chinese: "收信时没有现行的吊销列表，答复等到其后的列表（1970年以来第\(since)秒签发）才核验：该列表由颁发机构签发，其中没有这一证书。",
      english:
        "No list was current when the mail came, and the answer waited for the next one (issued \(since) s "
        + "after 1970): the authority signed it, and the certificate is not on it.",
      commands: [command])
  }

  /// The stock tool cannot check an SM2 signature over a list; that the certificate is not in it can be read.
  private static func notListed(_ index: Int) -> EvidenceStep {
    EvidenceStep(
      chinese: "颁发机构的吊销列表中没有证书 \(link(index)) 的序列号（列表本身的SM2签名，openssl命令行不能核对）。",
      english:
        "The lists of its authority do not name the serial number of \(link(index)) (openssl's command "
        + "line cannot check the SM2 signature over a list).",
      commands: [
        "serial=$(openssl x509 -in \(link(index)) -noout -serial | cut -d= -f2)",
        "openssl storeutl -noout -text -crls \(lists(index)) > listed",
        "! grep -qix \" *Serial Number: $serial\" listed",
      ])
  }

  private static func structure(_ signature: SignatureParts) -> EvidenceStep {
    let content = signature.isDetached ? " -content signed-part" : ""
    return EvidenceStep(
      chinese: "signed-part 是用 chain/1.pem 的私钥签名的，一个字节都没有改动。",
      english: "The key of chain/1.pem signed signed-part, and not a byte was changed since.",
      commands: [
        "openssl cms -verify -binary -inform DER -in signature.der\(content) -nointern "
          + "-certfile chain/1.pem -noverify -out verified",
        "cmp verified signed-part",
      ])
  }

  /// OpenSSL 3.0's CMS knows neither SM2 nor Ed25519: the attributes by the key, the text by its digest in them.
  private static func byHand(_ signature: SignatureParts) -> EvidenceStep {
    let options = signature.kind == .sm2 ? " -digest sm3 -pkeyopt distid:1234567812345678" : ""
    return EvidenceStep(
      chinese: "签名属性 attributes.der 是用 chain/1.pem 的私钥签名的，其中的摘要就是 signed-part 的摘要。",
      english: "The key of chain/1.pem signed attributes.der, and the digest in it is that of signed-part.",
      commands: [
        "openssl x509 -in chain/1.pem -noout -pubkey > signer.key",
        "openssl pkeyutl -verify -pubin -inkey signer.key -rawin\(options) -in attributes.der "
          + "-sigfile signature.value",
        "openssl asn1parse -inform DER -in attributes.der | grep -qi "
          + "\"HEX DUMP.:$(openssl dgst -\(signature.digest) -r signed-part | cut -d' ' -f1)\"",
      ])
  }
}

/// The text form of what OpenSSL reads (RFC 7468).
enum PEM {
  /// Each block of a kind, as it stands there; all of a file that is DER.
  static func blocks(in file: [UInt8], of label: String) -> [[UInt8]] {
    if file.first == 0x30 { return [file] }
    let text = String(decoding: file, as: UTF8.self)
    let (start, end) = ("-----BEGIN \(label)-----", "-----END \(label)-----")
    return text.components(separatedBy: start).dropFirst().compactMap { rest in
      rest.range(of: end).map { Array("\(start)\(rest[..<$0.lowerBound])\(end)\n".utf8) }
    }
  }

  /// - Parameter bytes: DER; what is text already stays as it is.
  static func text(of bytes: [UInt8], as label: String) -> [UInt8] {
    guard bytes.first == 0x30 else { return bytes + (bytes.last == 0x0A ? [] : [0x0A]) }
    let lines = Data(bytes).base64EncodedString(options: [.lineLength64Characters, .endLineWithLineFeed])
    return Array("-----BEGIN \(label)-----\n\(lines)\n-----END \(label)-----\n".utf8)
  }
}
