import Templates

/// A word that the office owes an author (告知).
struct Tidings {
  /// What it is. The name is that of its templates: `mail/receipt` for a mail, `reply/receipt.txt` for whoever says it
  /// under a comment or by telephone.
  enum Kind: String, CaseIterable {
    case receipt, declined, answered

    var chinese: String {
      switch self {
      case .receipt: "回执"
      case .declined: "不予受理"
      case .answered: "答复"
      }
    }
  }

  let kind: Kind
  /// For both templates.
  let values: TemplateValues
  /// In whose name it is said; the desk's where it is left out.
  var signer: String?
  /// Address of the page on which it stands whole.
  var page: String?
  /// What everybody may read, where that differs: set where it may be said in public at all.
  var publicValues: TemplateValues?

  init(
    _ kind: Kind, _ values: TemplateValues, signer: String? = nil, page: String? = nil,
    publicValues: TemplateValues? = nil
  ) {
    self.kind = kind
    self.values = values
    self.signer = signer
    self.page = page
    self.publicValues = publicValues
  }
}
