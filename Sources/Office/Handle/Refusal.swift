import Domain
import Papers
import Signatures

/// Why a unit's mail is not taken as what it says; each with a code for the ledger and words for the unit.
enum Refusal: Error, Equatable {
  case closed, oldRound, stranger
  case returnWithoutReason, answeredAlready, leadOpinion
  case returning(ReturnRefusal)
  case extending(ExtensionRefusal)
  case correcting(CorrectionRefusal)
  /// A line that is not understood: nothing is done, whatever it may mean.
  case unread(UnreadWord)
  /// What stood below a claim, which was recorded.
  indirect case afterClaim(Refusal)
  case beingPublished, notPublished, authorsWish
  /// A correction waits to be signed off and published.
  case correctionOpen
  case nothingToSign, onlyTheLeader, sentBackWithoutReason, noLeader
  case notTheLead, onlyTheUnit
  /// With the sub-units that there are.
  case noSuchSubUnit([String])
  case authorUnreachable
  case askedTooOften(Int)
  case severalLetters
  /// A mail is about several letters, and has no token of this one.
  case otherToken(String)
  case empty, encrypted, notSigned, noScan, hugeAttachment
  /// A picture came, on which no page can be read.
  case smallPicture(PictureSize)
  case signature(Reason, detail: String?)
  case notTheLeader(fingerprint: String)
  case tokenNotSigned, signatureUsed, answerNotSigned
  /// A form, about the letter of another number.
  case otherForm(String)
  case unreadForm(DocumentError)
  case formDiffers, severalForms, formWithoutAnswer
  /// No words came, and a file that is no form of the letter: it may hold the answer, where nobody reads it.
  case answerInFile
  /// Its words go on behind what is read of a mail.
  case cut
  /// The HTML of a signed mail says something else than its plain text.
  case pageDiffers
  /// An answer that came before the one that stands.
  case overtaken(by: Timestamp)
  /// The same of a cooperating unit's opinion.
  case opinionOvertaken(by: Timestamp)
  /// What it came after was sent back, or given up, before it was looked at.
  case undoneSince(Timestamp)

  /// Whether the unit has nothing to put right: the mail waits until the office has.
  var waits: Bool {
    if case .signature(let reason, _) = self { reason.waits } else { false }
  }

  /// Whether it is for where the letter stands, and not for what was written.
  var isOfStage: Bool {
    switch self {
    case .closed, .oldRound, .answeredAlready, .beingPublished, .notPublished, .correctionOpen,
      .nothingToSign:
      true
    default: false
    }
  }

  /// Stable: it is stored.
  var code: String {
    switch self {
    case .closed: "closed"
    case .oldRound: "old round"
    case .stranger: "stranger"
    case .returnWithoutReason: "return without reason"
    case .answeredAlready: "answered already"
    case .leadOpinion: "opinion of the lead"
    case .unread: "not understood"
    case .afterClaim(let refusal): refusal.code
    case .correctionOpen: "correction open"
    case .beingPublished: "being published"
    case .notPublished: "not published"
    case .authorsWish: "author's wish"
    case .nothingToSign: "nothing to sign"
    case .onlyTheLeader: "only the leader"
    case .sentBackWithoutReason: "sent back without reason"
    case .noLeader: "no leader"
    case .notTheLead: "not the lead"
    case .onlyTheUnit: "only the unit"
    case .noSuchSubUnit: "no such sub-unit"
    case .authorUnreachable: "author unreachable"
    case .askedTooOften: "asked too often"
    case .severalLetters: "several letters"
    case .otherToken: "no token of another letter"
    case .returning(let refusal): refusal.code
    case .extending(let refusal): refusal.code
    case .correcting(let refusal): refusal.code
    case .empty: "empty"
    case .encrypted: "encrypted"
    case .notSigned: "not signed"
    case .noScan: "no scan"
    case .smallPicture: "small picture"
    case .hugeAttachment: "huge attachment"
    case .signature(let reason, _): "signature:\(reason.rawValue)"
    case .notTheLeader: "not the leader"
    case .tokenNotSigned: "token not signed"
    case .signatureUsed: "signature used"
    case .answerNotSigned: "answer not signed"
    case .otherForm: "form of another letter"
    case .unreadForm(.oldDocument): "old form"
    case .unreadForm: "unread form"
    case .formDiffers: "form differs"
    case .severalForms: "several forms"
    case .formWithoutAnswer: "form without answer"
    case .answerInFile: "answer in a file"
    case .cut: "cut"
    case .pageDiffers: "page differs"
    case .overtaken: "overtaken"
    case .opinionOvertaken: "opinion overtaken"
    case .undoneSince: "undone since"
    }
  }

  /// For the ledger and the command line, in English and without words of the mail.
  var detail: String {
    switch self {
    case .closed: "the letter is closed"
    case .oldRound: "the letter was returned or assigned again since"
    case .stranger: "the sender is not registered for the unit that holds the token"
    case .returnWithoutReason: "a return needs a reason"
    case .answeredAlready: "the unit has answered already"
    case .leadOpinion: "the lead unit answers, it gives no opinion"
    case .unread: "a line begins like a word of the grammar and is none; the unit was told which"
    case .afterClaim(let refusal): refusal.detail
    case .correctionOpen: "a correction of the answer waits to be published first"
    case .beingPublished: "the answer has passed review and is being published"
    case .notPublished: "nothing is published that could be completed or followed up"
    case .authorsWish: "the author wants the letter taken back, which the desk decides first"
    case .nothingToSign: "there is no answer that waits for a leader's yes"
    case .onlyTheLeader: "only a leader of the unit sends an answer back to its officer"
    case .sentBackWithoutReason: "an answer is sent back with a reason"
    case .noLeader: "the unit has no leader in office who could sign off"
    case .notTheLead: "only the lead unit hands a letter down"
    case .onlyTheUnit: "a sub-unit claims and answers, the rest is its unit's to say"
    case .noSuchSubUnit: "a letter is handed down to a listed sub-unit of its unit only"
    case .authorUnreachable: "the author left no way on which he could be asked"
    case .askedTooOften(let most): "the author was asked \(most) times already"
    case .severalLetters: "one mail is about several letters, and does not say for certain what about which"
    case .otherToken(let number): "one mail is about several letters, and holds no token of \(number)"
    case .returning(let refusal): refusal.detail
    case .extending(let refusal): refusal.detail
    case .correcting(let refusal): refusal.detail
    case .empty: "the reply holds no words of its own"
    case .encrypted: "what was sent is encrypted, and nobody here has the key"
    case .notSigned: "the answer of a unit with certificates is not signed"
    case .smallPicture(let size): "no page can be read on a picture of \(size.width) × \(size.height) pixels"
    case .noScan: "the answer has no scan with seal and signature"
    case .hugeAttachment: "the scan is kept by the sender's provider, behind a link that is not followed"
    case .signature(let reason, let detail):
      [reason.sentence, detail].compactMap(\.self).joined(separator: ": ")
    case .notTheLeader(let fingerprint):
      "the signer is no registered leader of the unit (certificate \(fingerprint.prefix(16)))"
    case .tokenNotSigned: "the letter's token does not stand inside what was signed"
    case .answerNotSigned: "the answer does not stand inside what was signed"
    case .otherForm(let number): "the form that was filled in is that of \(number)"
    case .unreadForm(let error): error.description
    case .formDiffers: "what stands in the mail is not what stands in the form"
    case .severalForms: "several forms came, with different answers"
    case .formWithoutAnswer: "nothing stands in the form as answer"
    case .answerInFile: "the answer may stand in a file that is no form of the letter, and is not read"
    case .cut: "its words go on behind the 64 KiB that are read of a mail"
    case .pageDiffers: "what was signed as HTML is not what was signed as plain text"
    case .undoneSince(let time):
      "the answer was sent back, or its correction given up, after the mail came, \(time)"
    case .opinionOvertaken(let time):
      "a later opinion of the unit was received before it was looked at, \(time)"
    case .overtaken(let time): "the answer that stands was received later, \(time)"
    case .signatureUsed: "this signature, or this signed text, was used before"
    }
  }
}
