import Domain
import Mail
import Reading
import Store

extension Registering {
  /// The letter in a portal's form. Its author is who the form says, and is written to where the form says; never
  /// at the address of the portal's machine.
  func formRegistration(_ raw: RawMail, _ mail: IncomingMail, _ queryCode: String) throws -> Registration {
    let message = try office.message(in: raw)
    guard let intake = office.rules.intakes[mail.mailbox], let form = intake.form,
      let reading = FormReading(of: message.text, labels: form.labels), reading.fault == nil
    else { throw OfficeError.noForm(mailbox: mail.mailbox) }
    var letter = FormLetter(reading)
    let code = letter.queryCode
    let secret = try form.secret?.current()
    letter.remove(secret)
    return Registration(
      desk: intake.desk, channel: intake.channel, receivedAt: mail.receivedAt,
      title: Words(OwnCodes.removed(from: letter.title)),
      text: Words(OwnCodes.removed(from: letter.text)), authorName: letter.name.map(Words.init),
      authorAddress: letter.address.map(Words.init), authorTelephone: letter.telephone.map(Words.init),
      queryCode: Words(code ?? queryCode), mayBePublished: letter.mayBePublished, mail: raw.reference,
      submission: Submission(
        portal: form.portal, serial: letter.serial.map(Words.init),
        messageID: message.messageID.map(Words.init), hasOwnQueryCode: code != nil, category: letter.category,
        particulars: letter.particulars.map { .init(label: $0.label, value: Words($0.value)) }))
  }
}

/// A form's fields as a letter has them: each value where it belongs, or among the particulars, or in the text.
struct FormLetter {
  private(set) var title: String
  private(set) var text: String
  let name: String?
  let address: String?
  let telephone: String?
  let serial: String?
  let queryCode: String?
  let mayBePublished: Bool
  let category: Category?
  private(set) var particulars: [FormReading.Entry]

  init(_ reading: FormReading) {
    var particulars = reading.personal.filter { !$0.value.isEmpty }
    func take(_ field: FormField, atMost limit: Int, _ isFit: (String) -> Bool = { _ in true }) -> String? {
      guard let value = reading[field] else { return nil }
      if value.unicodeScalars.count <= limit, isFit(value) { return value }
      particulars += reading.entry(of: field)
      return nil
    }
    let isAnonymous = reading[.anonymous].map { FormWish.answer(in: $0) != false } ?? false
    // Whoever wants to be nobody is nobody to the public; the office may still have to call him.
    name = take(.name, atMost: 50) { _ in !isAnonymous }
    telephone = take(.telephone, atMost: 50) { Telephone(firstIn: $0) != nil }.flatMap {
      let number = Telephone(firstIn: $0)?.number
      if Telephone(reading: $0) == nil { particulars += reading.entry(of: .telephone) }
      return number
    }
    address = take(.address, atMost: 300) { FormWish.address(in: $0) != nil }.flatMap {
      FormWish.address(in: $0)
    }
    serial = take(.serial, atMost: 64, FormWish.isCode)
    queryCode = take(.queryCode, atMost: 64) { $0.unicodeScalars.count >= 4 && FormWish.isCode($0) }
    category = reading[.category].flatMap { FormWish.category(in: $0) }
    // An answer that we do not understand is no yes to what cannot be taken back.
    let wish = (publish: reading[.publish], secrecy: reading[.confidential])
    mayBePublished =
      (wish.publish.map { FormWish.answer(in: $0) == true } ?? true)
      && (wish.secrecy.map { FormWish.answer(in: $0) == false } ?? true)
      && PublicationWish(in: reading.text ?? "", subject: reading[.title] ?? "") != .clear
    if let publish = wish.publish, FormWish.answer(in: publish) == nil {
      particulars += reading.entry(of: .publish)
    }

    let (title, longTitle) = Self.title(reading)
    self.title = title
    var rest = reading.rest
    if category == nil { rest += reading.entry(of: .category).map(\.shown) }
    for field in [FormField.title, .category] { rest += reading.repeated(field).map(\.shown) }
    for field in [FormField.name, .telephone, .address] { particulars += reading.repeated(field) }
    let body = [longTitle, reading.text].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "\n")
    text = rest.isEmpty ? body : "\(body)\n\n（表单中的其他内容）\n\(rest.joined(separator: "\n"))"
    self.particulars = particulars
  }

  /// One line of a hundred characters at most; empty where there is none.
  /// - Returns: the whole one besides, where it did not fit or there is no text below it.
  private static func title(_ reading: FormReading) -> (title: String, whole: String?) {
    guard let given = reading[.title] else { return ("", nil) }
    let words = given.split(whereSeparator: \.isWhitespace).joined(separator: " ").unicodeScalars
    let isLong = words.count > 100
    let title = isLong ? String(String.UnicodeScalarView(words.prefix(100))) + "…" : String(words)
    return (NoTitle.isMeant(by: title) ? "" : title, isLong || (reading.text ?? "").isEmpty ? given : nil)
  }

  /// Takes what proves the portal out of everything that somebody reads.
  mutating func remove(_ secret: String?) {
    guard let secret else { return }
    title = title.replacing(secret, with: "")
    text = text.replacing(secret, with: "")
    particulars = particulars.filter { !$0.value.contains(secret) }
  }
}

extension FormReading {
  /// The field as it was first given.
  fileprivate func entry(of field: FormField) -> [Entry] { [first(field)].compactMap(\.self) }
}

extension FormReading.Entry {
  fileprivate var shown: String { "\(label)：\(value)" }
}
