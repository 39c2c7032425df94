/// An element of a mail, as far as its words are concerned.
struct HTMLElement {
  let name: String
  /// Which of the mail's tags opened it.
  var ordinal = 0
  var isHidden = false
  /// Its words are never seen, however it ends.
  var isUnseen = false
  /// Its words are struck out: whoever wrote them took them back.
  var isStruck = false
  var isCitation = false
  var isPreformatted = false
  /// The place for the number that Word wrote for a list.
  var isListNumber = false
  /// What its own marks say; nil for the origin of what it is in.
  var origin: BodyLine.Origin?
  /// Whose words are in it, given what it is in.
  var wordsOf = BodyLine.Origin.written
  /// Whether its words are red; nil as in what it is in.
  var isRed: Bool?
  var link: String?
  var list: HTMLList?

  init(name: String) { self.name = name }

  init(name: String, attributes: HTMLAttributes, hiddenClasses: HTMLHiddenClasses = .init()) {
    self.name = name
    var isOfHiddenClass = false
    var isShown = false
    isUnseen = Self.unseen.contains(name)
    isStruck = Self.struck.contains(name)
    isHidden = isUnseen || isStruck || Self.doubtful.contains(name)
    isPreformatted = name == "pre" || name == "textarea"
    var sign = ClientSign(element: name)
    var start: Int?
    var kind: String?
    attributes.visit { attribute, value in
      switch attribute {
      case "hidden": isHidden = true
      case "style":
        let style = HTMLStyle(value)
        if style.isStruck { isStruck = true }
        if style.isHidden || isStruck { isHidden = true }
        isShown = style.isShown
        isRed = style.isRed ?? isRed
        if name == "ol" || name == "ul" { kind = style["list-style-type"].map(String.init) ?? kind }
        isListNumber = style["mso-list"] == "ignore"
      case "color":
        if name == "font" { isRed = isRed ?? HTMLInk.isRed(value.lowercased()[...]) }
      case "id", "class", "name", "data-marker":
        sign.add(value.lowercased())
        if attribute == "class" { isOfHiddenClass = hiddenClasses.hide(name, classes: value) }
      case "type":
        if name == "blockquote", value.lowercased() == "cite" { sign.isCitation = true }
        kind = kind ?? value
      case "start": start = Int(value)
      case "href": if name == "a" { link = Self.link(value) }
      default: break
      }
    }
    if isOfHiddenClass, !isShown { isHidden = true }
    isCitation = sign.isCitation
    origin = sign.origin
    if name == "ol" || name == "ul" { list = HTMLList(isOrdered: name == "ol", kind: kind, start: start) }
  }

  private static let unseen: Set<String> = ["head", "title", "script", "style", "template"]
  private static let struck: Set<String> = ["s", "strike", "del"]
  /// What a client shows in ways of its own; the words come out when such an element does not end.
  private static let doubtful: Set<String> = ["noframes", "iframe", "object", "select", "xmp"]

  /// An address that can be shown: never a script's, never inline data.
  private static func link(_ address: String) -> String? {
    let plain = HeaderText.withoutControls(address)
    let lower = plain.lowercased()
    if lower.starts(withAny: ["http://", "https://", "ftp://"]) { return plain }
    guard lower.hasPrefix("mailto:") else { return nil }
    let mailbox = plain.dropFirst(7).prefix { $0 != "?" }
    return mailbox.contains("@") ? String(mailbox) : nil
  }
}

/// What identifiers, classes and names of an element say: the marks that clients put on what they add.
struct ClientSign {
  let element: String
  var isCitation = false
  var origin: BodyLine.Origin?

  init(element: String) {
    self.element = element
    if element == "blockquote" { origin = .indented }
    // QQ has an element of its own.
    if element == "sign" { origin = .signature }
  }

  mutating func add(_ value: String) {
    for word in value.split(whereSeparator: \.isWhitespace).prefix(16) {
      // Exchange puts `x_` before what it finds in a mail.
      var mark = word
      while mark.hasPrefix("x_") { mark = mark.dropFirst(2) }
      read(mark)
    }
  }

  private mutating func read(_ mark: Substring) {
    if element == "blockquote", mark.contains("replycontent") || mark.contains("gmail_quote") {
      isCitation = true
    } else if Self.histories.contains(String(mark)) || mark.hasPrefix("__aliyun_previous") {
      origin = .history
    } else if Self.signatures.contains(String(mark)) || Self.isNetEaseSignature(mark) {
      if origin != .history { origin = .signature }
    }
  }

  /// NetEase's program calls the words above a signature its body.
  private static func isNetEaseSignature(_ mark: Substring) -> Bool {
    mark.hasPrefix("ntes") && mark.contains("signature") && !mark.hasSuffix("body")
  }

  /// Outlook, NetEase, Yahoo, Proton, Entourage, Thunderbird, Gmail's line above the citation.
  private static let histories: Set<String> = [
    "isforwardcontent", "isreplycontent", "ntes-mailmaster-quote", "ntes-flashmail-quote", "yahoo_quoted",
    "protonmail_quote", "olk_src_body_section", "moz-cite-prefix", "moz-forward-container", "gmail_attr",
    "mail-editor-reference-message-container", "ms-outlook-mobile-reference-message", "__quoted_text__",
    "__headers__", "original-content", "referencequote",
  ]

  private static let signatures: Set<String> = [
    "gmail_signature", "gmail_signature_prefix", "moz-signature", "__aliyun_signature_wrap",
    "ms-outlook-mobile-signature", "protonmail_signature_block", "composer_signature",
  ]

  /// Whether an element of that kind begins the history, which is beside it and not within.
  static func beginsHistory(_ name: String, _ attributes: HTMLAttributes) -> Bool {
    guard name == "div" || name == "hr", var id = attributes["id"]?.lowercased()[...] else { return false }
    while id.hasPrefix("x_") { id = id.dropFirst(2) }
    return name == "div" ? id == "divrplyfwdmsg" : id == "zwchr" || id == "stopspelling"
  }

  /// The short rule that Foxmail draws above a signature.
  static func isSignatureRule(_ attributes: HTMLAttributes) -> Bool {
    guard let style = attributes["style"] else { return false }
    return HTMLStyle(style)["width"] == "210px"
  }
}
