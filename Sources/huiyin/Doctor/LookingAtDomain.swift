import Wire

/// Whether other servers believe the office's mails: SPF (RFC 7208), DMARC (RFC 7489), the reverse name of the server that
/// sends them.
struct LookingAtDomain: Sendable {
  /// Of the address that mails come from, and of the one that they are returned to where that is another.
  let domains: [String]
  /// Of the courier's server; nil where there is none.
  let host: String?
  let resolver: NameResolver

  static let about = "DNS"

  func ailments() -> [Ailment] {
    do throws(NameResolver.Silence) {
      var all: [Ailment] = []
      for domain in domains { all += try spf(domain) }
      if let domain = domains.first { all += try dmarc(domain) }
      if let host, let domain = domains.first { all += try reverse(of: host, for: domain) }
      return all
    } catch {
      return [Self.unseen("\(error): SPF, DMARC and the reverse name could not be looked at")]
    }
  }

  /// Whether there is the key of a signature that a mail carries (DKIM, RFC 6376).
  /// - Parameter signatures: the values of `DKIM-Signature`.
  func dkim(_ signatures: [String]) -> [Ailment] {
    guard let domain = domains.first else { return [] }
    let marks = signatures.compactMap { signature -> (domain: String, selector: String)? in
      let tags = Self.tags(of: signature)
      return tags["d"].flatMap { domain in tags["s"].map { (domain, $0) } }
    }
    guard let mark = marks.first(where: { Self.isAligned($0.domain, with: domain) }) ?? marks.first else {
      return [
        weak(
          "the probe mail carries no DKIM signature", why: Self.whyBelieved,
          remedy:
            "have the mail server sign what the office sends (opendkim, rspamd, or the provider's switch)")
      ]
    }
    let name = "\(mark.selector)._domainkey.\(mark.domain)"
    do throws(NameResolver.Silence) {
      let keys = try resolver.ask(.text, of: name)
      guard keys.contains(where: { Self.tags(of: $0)["p"]?.isEmpty == false }) else {
        return [
          Ailment(
            .broken, Self.about, "mails are signed by DKIM, and \(name) holds no key: the signature fails",
            why: Self.whyBelieved, remedy: "publish the key of the selector \(mark.selector) there")
        ]
      }
      return []
    } catch {
      return [Self.unseen("\(error): the key of the DKIM signature could not be looked at")]
    }
  }

  private static let whyBelieved =
    "receivers cannot tell the office's mails from forged ones, and lay them among the advertisements"

  private func weak(_ what: String, why: String, remedy: String) -> Ailment {
    Ailment(.weak, Self.about, what, why: why, remedy: remedy)
  }

  static func unseen(_ what: String) -> Ailment {
    Ailment(
      .unseen, about, what, why: "whether other servers believe the office's mails is not known",
      remedy: "ask another name server with --resolver, or look from a machine that reaches one")
  }

  private func spf(_ domain: String) throws(NameResolver.Silence) -> [Ailment] {
    let records = try resolver.ask(.text, of: domain).filter {
      $0.lowercased() == "v=spf1" || $0.lowercased().hasPrefix("v=spf1 ")
    }
    guard let record = records.first else {
      return [
        weak(
          "\(domain) has no SPF record", why: Self.whyBelieved,
          remedy: "publish one, as TXT of \(domain): \"v=spf1 mx -all\" with whatever else sends for it")
      ]
    }
    guard records.count == 1 else {
      return [
        Ailment(
          .broken, Self.about, "\(domain) has \(records.count) SPF records: together they count for nothing",
          why: Self.whyBelieved, remedy: "make one of them, and remove the others")
      ]
    }
    let terms = record.lowercased().split(separator: " ").map(String.init)
    if terms.contains("-all") || terms.contains("~all")
      || terms.contains(where: { $0.hasPrefix("redirect=") })
    {
      return []
    }
    return [
      weak(
        "the SPF record of \(domain) lets everybody send: \"\(record)\"", why: Self.whyBelieved,
        remedy: "end it with -all, or ~all while not everything that sends is named")
    ]
  }

  /// That of the domain itself, or of one above it.
  private func dmarc(_ domain: String) throws(NameResolver.Silence) -> [Ailment] {
    var labels = domain.split(separator: ".")
    while labels.count >= 2 {
      let name = labels.joined(separator: ".")
      let records = try resolver.ask(.text, of: "_dmarc.\(name)").filter {
        $0.lowercased().hasPrefix("v=dmarc1")
      }
      if let record = records.first {
        guard Self.tags(of: record)["p"]?.lowercased() == "none" else { return [] }
        return [
          weak(
            "the DMARC record of \(name) asks for nothing (p=none)",
            why: "mails that others forge under the office's name are delivered all the same",
            remedy:
              "once its reports show that the office's own mails pass, write p=quarantine, then p=reject")
        ]
      }
      labels.removeFirst()
    }
    return [
      weak(
        "\(domain) has no DMARC record", why: Self.whyBelieved,
        remedy:
          "publish one, as TXT of _dmarc.\(domain): \"v=DMARC1; p=none; rua=mailto:…\", and make it stricter later"
      )
    ]
  }

  /// Only of a server of one's own: that of a provider sends from others.
  private func reverse(of host: String, for domain: String) throws(NameResolver.Silence) -> [Ailment] {
    let isLiteral = IPv4.isOne(host)
    guard isLiteral || Self.isAligned(host, with: domain) else { return [] }
    let addresses = isLiteral ? [host] : try resolver.ask(.address, of: host)
    var all: [Ailment] = []
    for address in addresses where !IPv4.isPrivate(address) {
      guard let reverse = IPv4.reverse(of: address) else { continue }
      let names = try resolver.ask(.name, of: reverse)
      var leadsBack = false
      for name in names.prefix(5) where try resolver.ask(.address, of: name).contains(address) {
        leadsBack = true
      }
      guard !leadsBack else { continue }
      all.append(
        weak(
          names.isEmpty
            ? "\(address), from which mails leave, has no name (PTR)"
            : "the name of \(address) is \(names[0]), which does not lead back to it",
          why: "QQ, NetEase, Gmail and others refuse mails from such servers, or doubt them",
          remedy:
            "have whoever gave you the address set its name, such as \(isLiteral ? "mail.\(domain)" : host)"))
    }
    return all
  }

  /// `p=reject` of `v=DMARC1; p=reject`.
  private static func tags(of record: String) -> [String: String] {
    record.split(separator: ";").reduce(into: [:]) { tags, part in
      let halves = part.split(separator: "=", maxSplits: 1).map { half in
        String(half.filter { !$0.isWhitespace })
      }
      if halves.count == 2, tags[halves[0].lowercased()] == nil { tags[halves[0].lowercased()] = halves[1] }
    }
  }

  /// One is the other, or lies below it.
  private static func isAligned(_ name: String, with domain: String) -> Bool {
    let (name, domain) = (name.lowercased(), domain.lowercased())
    return name == domain || name.hasSuffix(".\(domain)") || domain.hasSuffix(".\(name)")
  }
}
