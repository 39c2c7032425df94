import Templates

/// A word that the office owes an author (告知).
struct Tidings {
  typealias Kind = TidingsKind

  /// What a notice of that kind is called; the kind itself where a later huiyin left it.
  static func name(_ kind: String) -> String { Kind(rawValue: kind)?.chinese ?? kind }

  let kind: Kind
  /// For both templates.
  var values: TemplateValues
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
