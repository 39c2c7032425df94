import Mail

extension Complaints {
  /// A mail of ours made from any strings: it is refused, or reads back as it was meant.
  mutating func check(draft bytes: [UInt8]) {
    let pieces = bytes.split(separator: 0, maxSplits: 7, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    func piece(_ place: Int) -> String { place < pieces.count ? pieces[place] : "" }
    let draft = Draft(
      from: Address(name: piece(1), mailbox: "desk@gov.example"),
      to: [Address(name: piece(2), mailbox: "unit@gov.example")],
      subject: piece(0), date: 1_795_396_320, messageID: "a.1@gov.example", inReplyTo: nil,
      headers: piece(4).isEmpty ? [] : [(name: piece(4), value: piece(5))],
      text: piece(3),
      attachments: piece(6).isEmpty
        ? []
        : [Attachment(name: piece(6), asciiName: "a.bin", type: "application/octet-stream", bytes: bytes)])
    let composed: [UInt8]
    do throws(ComposeError) {
      composed = try draft.composed()
    } catch {
      return requireOneLine(error.description, "the error")
    }
    checkLines(of: composed)
    // A mail of ours that our own reader refuses is the complaint itself.
    guard let message = try? Message(parsing: composed) else {
      return require(false, "our own mail is held")
    }
    // What is odd about words, and about his own name, is the writer's business.
    let wordy =
      message.reply.notes.map(\.rawValue) + message.hugeAttachments.map(\.finding)
      + message.encryption.map(\.description) + ["uuencoded files in the text"]
    let odd = message.findings.filter {
      !wordy.contains($0) && !$0.contains("text is longer than") && !$0.hasPrefix("From shows ")
    }
    require(odd.isEmpty, "our own mail looks odd: \(odd)")
    require(same(message.subject, draft.subject), "subject \(message.subject.debugDescription)")
    require(same(message.from.first?.name, draft.from.name), "from \(message.from)")
    require(same(message.to.first?.name, draft.to[0].name), "to \(message.to)")
    require(message.to.map(\.mailbox) == ["unit@gov.example"], "another recipient: \(message.to)")
    if let field = draft.headers.first {
      let values = message.headers(named: field.name).map(\.text)
      require(values.count == 1 && same(values[0], field.value), "field \(values)")
    }
    checkText(message, draft.text)
    checkAttachment(message, piece(6), bytes)
  }

  /// Control characters and blanks at the ends are not kept; everything else is.
  private func same(_ read: String?, _ written: String?) -> Bool {
    func plain(_ text: String?) -> String { (text ?? "").onOneLine.trimmed }
    return plain(read) == plain(written)
  }

  private mutating func checkLines(of mail: [UInt8]) {
    var length = 0
    for (place, octet) in mail.enumerated() {
      if octet == UInt8(ascii: "\n") {
        require(place > 0 && mail[place - 1] == UInt8(ascii: "\r"), "a bare LF")
        require(length <= 999, "a line of \(length) octets")
        length = 0
      } else {
        length += 1
        require(octet < 0x80 && octet != 0, "octet \(octet)")
        let next = place + 1 < mail.count ? mail[place + 1] : 0
        require(octet != UInt8(ascii: "\r") || next == UInt8(ascii: "\n"), "a bare CR")
      }
    }
  }

  private mutating func checkText(_ message: Message, _ written: String) {
    let read = message.text.withLineFeeds
    let whole = written.withLineFeeds
    if whole.utf8.count < MailLimits.standard.textBytes, !whole.trimmed.isEmpty {
      require(read == whole, "text \(read.debugDescription) of \(whole.debugDescription)")
    }
  }

  private mutating func checkAttachment(_ message: Message, _ name: String, _ bytes: [UInt8]) {
    guard !name.isEmpty else { return }
    guard let file = message.attachments.first, message.attachments.count == 1 else {
      return require(false, "\(message.attachments.count) attachments")
    }
    require(message.content(of: file) == bytes, "an attachment changed on its way")
    requireOneLine(file.name ?? "", "the file's name")
    require(!(file.name ?? "/").contains("/"), "the file's name is a path: \(name.debugDescription)")
  }
}
