/// What kind of personal datum a place in a text is (`domain.md` §4).
package enum PersonalKind: String, Sendable, CaseIterable {
  case identityNumber, telephone, bankCard, mailAddress, plate, account, houseNumber, name

  /// What the public reads instead.
  package var placeholder: String {
    switch self {
    case .identityNumber: "[证件号码已隐去]"
    case .telephone: "[联系方式已隐去]"
    case .bankCard: "[银行卡号已隐去]"
    case .mailAddress: "[电子邮箱已隐去]"
    case .plate: "[车牌号已隐去]"
    case .account: "[账号已隐去]"
    case .houseNumber: "[门牌号已隐去]"
    case .name: "[姓名已隐去]"
    }
  }
}

/// A personal datum in a text, by scalar offsets.
package struct PersonalSpan: Sendable, Equatable {
  package let kind: PersonalKind
  package let range: Range<Int>
}

/// Finds and masks personal data (脱敏) by patterns: numbers, addresses, plates, house numbers.
///
/// One pass over the scalars as ``SeenText`` has them; linear whatever the text.
package struct PersonalData: Sendable {
  /// Keeps telephones that are published on purpose: an office's own line in an official answer.
  private let keepsLandlines: Bool

  package init(keepingLandlines: Bool = false) { keepsLandlines = keepingLandlines }

  package func spans(in text: String) -> [PersonalSpan] {
    let plain = SeenText(text)
    let scalars = plain.scalars
    var spans: [PersonalSpan] = []
    var position = 0
    while position < scalars.count {
      if let span = Self.span(at: position, in: scalars, keepsLandlines: keepsLandlines) {
        spans.append(PersonalSpan(kind: span.kind, range: plain.written(span.range)))
        position = max(position + 1, span.range.upperBound)
      } else {
        position = Self.next(after: position, in: scalars)
      }
    }
    return spans
  }

  /// The text with every span replaced by its placeholder.
  /// - Parameter kinds: which of them; nil for all.
  package func masked(_ text: String, only kinds: Set<PersonalKind>? = nil) -> String {
    masked(text, spans(in: text).filter { kinds?.contains($0.kind) != false })
  }

  /// The text with the placeholders of spans in their places, which are in order and apart.
  package func masked(_ text: String, _ spans: [PersonalSpan]) -> String {
    if spans.isEmpty { return text }
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var position = 0
    for span in spans {
      result.append(contentsOf: scalars[position..<span.range.lowerBound])
      result.append(contentsOf: span.kind.placeholder.unicodeScalars)
      position = span.range.upperBound
    }
    result.append(contentsOf: scalars[position...])
    return String(result)
  }

  private static func span(
    at start: Int, in scalars: [Unicode.Scalar], keepsLandlines: Bool
  ) -> PersonalSpan? {
    let beginnings = Beginnings.of(scalars[start])
    if beginnings.isEmpty { return nil }
    if beginnings.contains(.number) {
      let run = NumberRun(at: start, in: scalars)
      // An office's own address stays in its answer, as its telephone does.
      if !keepsLandlines, let street = StreetNumberPattern.span(at: start, in: scalars) { return street }
      return run.houseNumber ?? run.number(keepsLandlines: keepsLandlines)
    }
    func span(
      _ kind: Beginnings, _ pattern: (Int, [Unicode.Scalar]) -> PersonalSpan?
    ) -> PersonalSpan? { beginnings.contains(kind) ? pattern(start, scalars) : nil }
    return span(.mailAddress, MailAddressPattern.span) ?? span(.plate, PlatePattern.span)
      ?? span(.document, DocumentPattern.span) ?? span(.card, CardPattern.span)
      ?? span(.account, AccountPattern.span) ?? span(.introduction, NamePattern.introduced)
      ?? span(.surname, NamePattern.followed)
  }

  /// Past a whole run of digits or Latin letters at once: what begins in its middle is no datum of its own.
  private static func next(after position: Int, in scalars: [Unicode.Scalar]) -> Int {
    var next = position + 1
    if scalars[position].isDigit {
      while next < scalars.count, scalars[next].isDigit { next += 1 }
    } else if scalars[position].isLatin {
      while next < scalars.count, scalars[next].isLatin { next += 1 }
    }
    return next
  }
}

extension Unicode.Scalar {
  var isDigit: Bool { (48...57).contains(value) }
  var isLatin: Bool { (97...122).contains(value) }
}
