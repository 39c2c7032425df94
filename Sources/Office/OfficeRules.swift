import Domain
import Mail
import Papers
import Reading

/// How this office works: what a county sets in its YAML, as the stages use it.
package struct OfficeRules: Sendable {
  /// A step that rules may take by themselves once the desk has switched it on (design law 6).
  package enum Step: String, Sendable, CaseIterable {
    case accept, decline, assign, review
  }

  /// What an author reads when his letter is declined on one ground.
  package struct DeclineText: Sendable {
    package let explanation: String
    package let suggestion: String
    /// Where to call instead: `12348`.
    package let hotline: String?
    /// The explanation where an earlier letter is known, with `{number}` and `{state}`.
    package let earlier: String?

    package init(explanation: String, suggestion: String, hotline: String? = nil, earlier: String? = nil) {
      self.explanation = explanation
      self.suggestion = suggestion
      self.hotline = hotline
      self.earlier = earlier
    }
  }

  /// What letters of one mailbox or account are.
  package struct Intake: Sendable {
    package let channel: Channel
    package let desk: String
    /// For an account whose letters are rows of exports: the names of columns that the administrator has set.
    package let columns: [ExportField: String]?
    /// For a mailbox that a portal writes its forms to: only they are of its channel, everything else is plain mail.
    package let form: PortalForm?
    /// Whom its letters are for, unless their words say otherwise.
    package let defaultRoute: DefaultRoute?

    package init(
      channel: Channel, desk: String, columns: [ExportField: String]? = nil, form: PortalForm? = nil,
      defaultRoute: DefaultRoute? = nil
    ) {
      self.defaultRoute = defaultRoute
      self.channel = channel
      self.desk = desk
      self.columns = columns
      self.form = form
    }
  }

  /// How what is said under an account reaches its operator.
  package struct Replies: Sendable {
    /// What the platform takes in one reply, in UTF-16 units.
    package var length = 300
    /// The folder within the account's own that its files lie in; nil where they go to the desk by mail.
    package var folder: String?
    /// Seconds from one file to the next.
    package var pause: Int64 = 3600

    package init() {}

    package init(length: Int, folder: String?, pause: Int64) {
      self.length = length
      self.folder = folder
      self.pause = pause
    }
  }

  /// Under every mail and page (`奈曼旗人民政府门户网站管理中心`).
  package var name: String
  package var regulation: String
  package var telephone: String
  /// Where our mails come from and where they are answered to.
  package var address: String
  /// Whether answers come back to `address` with the token after a plus sign.
  package var usesPlusAddresses: Bool
  /// By which address and servers a mail of our own has to show first that they arrive, as SHA-256 of these; nil where nothing
  /// has to be shown.
  package var probedRoute: String?
  package var numberPrefix: String
  package var automatic: Set<Step>
  /// From which confidence a step may go alone, 0 … 1.
  package var certainty: Double
  package var secondPerson: Set<TwoPersonMatter>
  /// For an answer (Art. 14), and the working days for 我为政府网站找错.
  package var answerTerm: Term
  package var siteErrorDays: Int
  package var terms = TermRules()
  /// How the units' terms are counted and judged.
  package var clock = ClockRules()
  /// When units are reminded, and who hears of it; nobody is, unless it is set.
  package var chasing = ChasingTable.none
  /// How units are compared (考核).
  package var scores = ScoreFormula.standard
  /// When bulletins (通报) are drawn up, and whom they name; none are, unless it is set.
  package var bulletin: BulletinRules?
  /// Whether each unit's leader gets the list of its letters once a month.
  package var tellsLeaders = false
  /// How many working days after an answer its author is asked whether he is satisfied; nobody is, unless it is set.
  package var followUpAfter: Int?
  package var retention = RetentionRules()
  /// By how many working days cooperating units are due before the lead.
  package var cooperatingLess: Int
  /// When desks are told on a working day what waits for them: seconds after midnight.
  package var morningAt: Int
  /// When they are told once more, of what has become urgent since: seconds after midnight, in order.
  package var urgentAt: [Int] = []
  /// Whether each question also goes by a mail of its own, in the pass that finds it; else only what is urgent does.
  package var asksAtOnce = true
  package var router: KeywordRules<UnitName>
  package var declineRules: KeywordRules<DeclineGround>
  package var triage = TriageRules()
  package var declineTexts: [DeclineGround: DeclineText]
  package var accusations = AccusationRules()
  package var intakes: [String: Intake]
  /// Address of the public site, without a slash at its end; nil where pages are not linked from mails.
  package var siteAddress: String?
  /// Whether its files have compressed copies beside them.
  package var compressesSite = false
  /// How much of a question its page shows, and by ``Channel/kind`` where it is another.
  package var question = ShownQuestion.whole
  package var questionByChannel: [String: ShownQuestion] = [:]
  /// How often units may ask the author of one letter something.
  package var questionsToAuthor = 2
  /// Whether the days until he answers are added to their terms.
  package var questionStopsClock = false
  /// Phrases for which an answer is asked back, beside those that every office has.
  package var askedBack: [String] = []
  /// Words of answers that the reviewer is told of (错敏词).
  package var reviewWords: [String] = []
  /// By account, as authors know it; 我为政府网站找错 is one.
  package var replies: [String: Replies] = [:]
  /// From how many authors on within thirty days a matter is a hot topic.
  package var hotTopic = 3
  /// Bytes of the largest mail we send; files that do not fit follow in further ones.
  package var largestMail: Int

  /// What any server takes that has not said yet how much it takes.
  static let unannouncedMail = 9 << 20
  package var post: PostRules
  package var duty = DutyRules()
  package var returns = ReturnRules()
  package var extensions = ExtensionRules()
  /// Nil where no server at our border says where mails came from.
  package var border: BorderServer?

  package init(
    name: String, regulation: String, telephone: String, address: String, usesPlusAddresses: Bool = true,
    numberPrefix: String = "NM", automatic: Set<Step> = [], certainty: Double = 0.8,
    secondPerson: Set<TwoPersonMatter> = Set(TwoPersonMatter.allCases), answerTerm: Term = .workingDays(5),
    siteErrorDays: Int = 3,
    cooperatingLess: Int = 2, morningAt: Int = 30_600, router: KeywordRules<UnitName>,
    declineRules: KeywordRules<DeclineGround>,
    declineTexts: [DeclineGround: DeclineText], intakes: [String: Intake], siteAddress: String? = nil,
    largestMail: Int = 20 << 20,
    post: PostRules = PostRules()
  ) {
    self.name = name
    self.regulation = regulation
    self.telephone = telephone
    self.address = address
    self.usesPlusAddresses = usesPlusAddresses
    self.numberPrefix = numberPrefix
    self.automatic = automatic
    self.certainty = certainty
    self.secondPerson = secondPerson
    self.answerTerm = answerTerm
    self.siteErrorDays = siteErrorDays
    self.cooperatingLess = cooperatingLess
    self.morningAt = morningAt
    self.router = router
    self.declineRules = declineRules
    self.declineTexts = declineTexts
    self.intakes = intakes
    self.siteAddress = siteAddress
    self.largestMail = largestMail
    self.post = post
  }
}
