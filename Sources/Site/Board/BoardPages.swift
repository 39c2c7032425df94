import Domain
import Templates

/// Renders the internal board: plain values in, files out; the same values give the same bytes.
package struct BoardPages: Sendable {
  /// Whose board it is.
  private let office: String
  private let templates: TemplateLibrary

  package init(office: String, templates: TemplateLibrary) {
    self.office = office
    self.templates = templates
  }

  /// The entry of the navigation that a page belongs to.
  enum Tab: String, CaseIterable { case today, held, letters, figures }

  /// The first page of the whole board, which leads to each tree.
  package func trees(_ trees: [BoardTree]) throws(TemplateError) -> [SiteFile] {
    let values: TemplateValues = [
      "office": .text(office),
      "trees": .list(trees.map { ["name": .text($0.name), "href": .text("\($0.directory)/index.html")] }),
    ]
    return [
      try file("trees.html", at: "index.html", with: values),
      try file("style.css", at: "style.css", with: [:]),
    ]
  }

  package func style(of tree: BoardTree) throws(TemplateError) -> SiteFile {
    try file("style.css", at: "\(tree.directory)/\(BoardPath.style)", with: [:])
  }

  /// Renders `template` as the page at `path` of a tree, with what every page says.
  func page(
    _ template: String, at path: String, of tree: BoardTree, title: String, at tab: Tab,
    with values: TemplateValues
  ) throws(TemplateError) -> SiteFile {
    let frame: TemplateValues = [
      "office": .text(office), "tree": .text(tree.name), "pageTitle": .text(title),
      "root": .text(SitePath.root(from: path)),
      "tab": .record(
        Dictionary(uniqueKeysWithValues: Tab.allCases.map { ($0.rawValue, .flag($0 == tab)) })),
    ]
    return try file(template, at: "\(tree.directory)/\(path)", with: frame.merging(values) { $1 })
  }

  private func file(
    _ template: String, at path: String, with values: TemplateValues
  ) throws(TemplateError) -> SiteFile {
    SiteFile(path: path, bytes: Array(try templates.render("board/\(template)", with: values).utf8))
  }
}
