import Domain
import Mail
import Papers
import Signatures

/// The forms that came with a unit's reply (网民留言回复情况表), filled in; the empty one that some mail programs send back
/// is none.
struct ReplyForms {
  private(set) var filled: [ReplyForm] = []
  /// The empty ones among them: a leader may have written into one of these all the same.
  private var all: [ReplyForm] = []
  /// Why a document could not be read, which may be one.
  private(set) var fault: DocumentError?
  /// Whether something else came that may hold an answer.
  private(set) var areBesideOthers = false
  /// What ties each to its letter, also the empty one.
  private var marks: [String] = []

  /// More than anybody fills in for one letter; reading one that was made to be slow takes a second.
  private static let most = 3

  /// - Parameter signer: where there is one, only what he has signed is looked at.
  init(in message: Message, signedBy signer: Signer?) {
    if let signer { self.init(signedBy: signer) } else { self.init(in: message) }
  }

  /// What cannot be read of the signed bytes holds no form; the mail around them does not count.
  init(signedBy signer: Signer) {
    if let message = try? Message(parsing: signer.content) { self.init(in: message) } else { self.init() }
  }

  private init() {}

  private init(in message: Message) {
    var looked = 0
    for file in message.attachments where looked < Self.most {
      do throws(DocumentError) {
        guard let form = try ReplyForm(reading: message.content(of: file)) else {
          areBesideOthers = areBesideOthers || Self.mayHoldAnswer(file, message.content(of: file))
          continue
        }
        looked += 1
        marks.append(form.mark)
        all.append(form)
        if !form.isBlank { filled.append(form) }
      } catch {
        looked += 1
        fault = fault ?? error
      }
    }
  }

  /// A page, or a document; no logo, card or signature.
  private static func mayHoldAnswer(_ file: ReceivedFile, _ bytes: [UInt8]) -> Bool {
    let type = file.contentType
    if ["pkcs7-signature", "x-pkcs7-signature", "pgp-signature", "pgp-keys"].contains(type.subtype)
      || ["vcard", "x-vcard", "directory", "calendar"].contains(type.subtype)
      || file.name?.lowercased().hasSuffix(".vcf") == true
    {
      return false
    }
    return PictureSize(inHeaderOf: bytes) == nil || Scan(reading: bytes) != nil
  }

  /// The one that tells of the answer, also where the answer itself stands in the mail.
  var telling: ReplyForm? { answering ?? filled.first }

  /// The one whose answer counts, once they were found to agree.
  var answering: ReplyForm? { filled.first { !$0.answer.isEmpty } }

  /// Tokens of letters that stand in them.
  var tokens: [Token] { marks.flatMap { Token.all(in: $0) } }

  /// Finds out whether they, and the mail's own words, say one thing.
  /// - Parameters:
  ///   - words: the mail's own.
  ///   - answer: the one that waits for its sign-off.
  func check(beside words: String, in unit: HandlingUnit, about letter: LetterID, waiting answer: String?)
    throws(Refusal)
  {
    if let other = filled.flatMap(\.numbers).first(where: { $0 != letter.description }) {
      throw .otherForm(other)
    }
    if filled.contains(where: \.hasSeveralAnswers) { throw .severalForms }
    let isAlone = CoveringNote(of: unit).isAll(of: words)
    guard let form = answering else {
      guard isAlone else { return }
      if let fault { throw .unreadForm(fault) }
      if !filled.isEmpty { throw .formWithoutAnswer }
      return
    }
    let differs = filled.contains { !$0.answer.isEmpty && !Self.isSame($0.answer, form.answer) }
    if differs { throw .severalForms }
    if isAlone || Self.isSame(words, form.answer) { return }
    let word = CoveringWord(reading: words, of: unit)
    if word?.words(with: FilledAnswer(form.answer)) != nil { return }
    if UnitWord.isYes(words), let answer {
      guard Self.isSame(answer, form.answer) else { throw .formDiffers }
    } else {
      // Nor is an answer to the mail what is something else to the form.
      guard case .answer(let said) = UnitWord(reading: words), Self.isSame(said.text, form.answer),
        !FilledAnswer(form.answer).isCertainlyOther
      else { throw .formDiffers }
    }
  }

  var remarks: FormRemarks { FormRemarks(in: all) }

  /// What a unit answers, with what it says besides in the form: whether it should be published, and what was found.
  func completing(_ said: UnitAnswer, in unit: HandlingUnit) throws(Refusal) -> UnitAnswer {
    var whole = said
    whole.finding = said.finding ?? telling?.truth?.chinese
    whole.keptBack = try wish(in: unit, saying: said.keptBack)
    return whole
  }

  /// Why the unit would not have it published.
  /// - Parameter reason: what it said of that already.
  /// - Throws: where a leader does not agree, or a remark says without a tick that it should not be public.
  func wish(in unit: HandlingUnit, saying reason: String?) throws(Refusal) -> String? {
    let people = unit.leaders.map(\.name) + unit.officers.map(\.name)
    for form in all {
      if let unread = LeadersOpinion(in: form, knowing: people).unread { throw .unread(unread) }
    }
    if let reason { return reason }
    if let reason = try keptBack() { return reason }
    if let unread = remarks.unread { throw .unread(unread) }
    return nil
  }

  /// The same, whichever of them says so; nil where none does.
  private func keptBack() throws(Refusal) -> String? {
    var reasons: [String] = []
    for form in filled {
      if let unread = form.publication.unread { throw .unread(unread) }
      if case .keepBack(let reason) = form.publication { reasons.append(reason) }
    }
    return reasons.first
  }

  /// Line breaks, spaces and the width of signs are the program's.
  private static func isSame(_ one: String, _ other: String) -> Bool { core(one) == core(other) }

  private static func core(_ text: String) -> [Unicode.Scalar] {
    OfficeText.halfWidth(text).unicodeScalars.filter { !$0.properties.isWhitespace }
  }
}

extension Docket {
  /// What a form says besides the answer, for whoever looks at the letter.
  func noted(_ form: ReplyForm) -> String {
    let truth = form.truth.map { "是否属实：\($0.chinese)" }
    let suggestion = form.publication == .blank ? nil : "公开建议：\(form.publication.shown)"
    let fields = [
      ("调查核实情况", form.findings), ("承办人", form.handler), ("股室负责人", form.head), ("审签", form.leader),
    ]
    let texts = fields.filter { !$0.1.isEmpty }.map { "\($0.0)：\(String($0.1.prefix(2000)))" }
    return "情况表　"
      + (texts.prefix(1) + [truth, suggestion].compactMap(\.self) + texts.dropFirst()).joined(separator: "；")
  }
}
