import Domain
import Reading
import Site

/// What of a letter may be seen by everyone: the allow-list's fields, masked (脱敏; `domain.md` §4).
struct PublicView {
  let letter: Letter
  let register: Register
  var shown = ShownQuestion.whole

  /// Nil while there is no answer that was signed off.
  func publicLetter(at now: Timestamp) -> PublicLetter? {
    guard let answer = letter.answer, let signOff = letter.signOff, signOff.answer == answer.digest,
      let due = letter.due[answer.unit]
    else { return nil }
    let unit = register.unit(answer.unit)
    let first = letter.events.first { if case .published = $0.fact { true } else { false } }?.at
    let fullName = unit?.fullName ?? answer.unit.text
    return PublicLetter(
      id: letter.id, title: masked(letter.title.shown),
      summary: shown == .answer ? nil : letter.summary.map { masked($0.shown) },
      question: shown == .whole ? masked(letter.registration.text.shown) : "",
      answer: masked(answer.text.shown, keepingLandlines: true),
      author: NameMask.masked(letter.registration.authorName?.text), channel: letter.registration.channel,
      category: letter.classification?.category ?? .inquiry, topic: letter.classification?.topic,
      clause: letter.clause, unit: answer.unit, unitFullName: fullName,
      receivedAt: letter.registration.receivedAt,
      acceptedAt: time(of: .accept) ?? letter.registeredAt, assignedAt: letter.assignedAt ?? now,
      due: due.day,
      answeredAt: answer.receivedAt, publishedAt: first ?? now, signedOff: "经\(fullName)负责人审签",
      revision: revision, correctedAt: revision > 1 ? now : nil)
  }

  func masked(_ text: String, keepingLandlines: Bool = false) -> String {
    PublicMask(registration: letter.registration).masked(text, keepingLandlines: keepingLandlines)
  }

  private var revision: Int { (letter.publication?.revision ?? 0) + (letter.stage == .published ? 0 : 1) }

  private func time(of act: Act) -> Timestamp? { letter.events.first { $0.fact.act == act }?.at }
}

/// Masks what is personal in a letter and its answer.
struct PublicMask {
  let registration: Registration

  /// The author's own values first: they are known, patterns only guess.
  func masked(_ text: String, keepingLandlines: Bool = false) -> String {
    // A display name that is no person's name must not cut words out of a signed answer.
    let name = (registration.authorName?.text).flatMap { NameMask.isPersonal($0) ? $0 : nil }
    let particulars: [(String?, String)] = registration.particulars.map { value in
      (value, NameMask.isPersonal(value) ? NameMask.masked(value) : "[个人信息已隐去]")
    }
    let known = KnownValues(
      [
        (registration.authorAddress?.text, PersonalKind.mailAddress.placeholder),
        (registration.authorTelephone?.text, PersonalKind.telephone.placeholder),
        (name, NameMask.masked(name)),
      ] + particulars)
    return PersonalData(keepingLandlines: keepingLandlines).masked(
      known.replaced(in: GivenNames(of: [name].compactMap(\.self)).masked(in: text)))
  }
}

extension PublicView {
  init(_ letter: Letter, in office: Office) {
    let rules = office.rules
    self.init(
      letter: letter, register: office.register,
      shown: rules.questionByChannel[letter.registration.channel.kind] ?? rules.question)
  }
}

extension Registration {
  /// What of a form's particulars tells who its author is: a name, or a number or an address with a number in it.
  /// A town or 农民 tells nothing, and must not be cut out of a signed answer.
  var particulars: [String] {
    (submission?.particulars ?? []).filter { !$0.label.hasSuffix("时间") }.compactMap(\.value.text).filter {
      NameMask.isPersonal($0)
        || $0.unicodeScalars.count >= 5 && $0.unicodeScalars.contains { ("0"..."9").contains($0) }
    }
  }
}
