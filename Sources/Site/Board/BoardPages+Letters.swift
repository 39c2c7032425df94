import Domain
import Templates

extension BoardPages {
  /// A letter's whole history, as far as the board may tell it.
  package func letter(_ letter: BoardLetter, of tree: BoardTree) throws(TemplateError) -> SiteFile {
    let path = BoardPath.letter(letter.id)
    let root = SitePath.root(from: path)
    var values: TemplateValues = [
      "id": "\(letter.id)", "stage": .text(letter.stage),
      "list": .text(root + BoardPath.list(.init(of: letter.id))),
      "matter": false,
    ]
    if let matter = letter.matter {
      values["matter"] = .record([
        "title": .optional(matter.title), "channel": .text(matter.channel.chinese),
        "category": .text(matter.category.chinese), "clause": .optional(matter.clause?.chinese),
        "lead": .optional(matter.lead),
        "cooperating": .text(matter.cooperating.map(\.text).joined(separator: "、")),
        "due": .optional(matter.due), "receivedAt": "\(matter.receivedAt)",
        "closedAt": .optional(matter.closedAt),
        "address": .optional(matter.address),
        "hasRelatives": .flag(!matter.relatives.isEmpty),
        "relatives": .list(
          matter.relatives.map { ["id": "\($0)", "href": .text(root + BoardPath.letter($0))] }),
        "deeds": .list(
          matter.deeds.map { ["at": "\($0.at)", "what": .text($0.what), "by": .text($0.by)] }),
      ])
    }
    return try page("letter.html", at: path, of: tree, title: "\(letter.id)", at: .letters, with: values)
  }

  /// A hundred letters, those with the highest numbers first.
  package func list(_ block: LetterBlock, _ letters: [BoardLetter], of tree: BoardTree) throws(TemplateError)
    -> SiteFile
  {
    let path = BoardPath.list(block)
    let title = "\(block.first)—\(block.last)"
    return try page(
      "list.html", at: path, of: tree, title: title, at: .letters,
      with: [
        "heading": .text(title), "hasRows": .flag(!letters.isEmpty),
        "rows": .list(letters.sorted { $1.id < $0.id }.map { .record(row($0, from: path)) }),
      ])
  }

  /// Where letters are found by their numbers.
  /// - Parameter blocks: the first one first.
  package func numbers(_ blocks: [LetterBlock], of tree: BoardTree) throws(TemplateError) -> SiteFile {
    let path = BoardPath.numbers
    let years = Dictionary(grouping: blocks, by: \.year).sorted { $0.key > $1.key }
    return try page(
      "numbers.html", at: path, of: tree, title: "全部留言", at: .letters,
      with: [
        "years": .list(
          years.map { year, blocks in
            [
              "year": "\(year)",
              "blocks": .list(
                blocks.reversed().map { block in
                  [
                    "name": .text("\(block.first)—\(block.last)"),
                    "href": .text(SitePath.root(from: path) + BoardPath.list(block)),
                  ]
                }),
            ]
          })
      ])
  }

  /// A letter as lists show it.
  func row(_ letter: BoardLetter, from path: String) -> TemplateValues {
    [
      "id": "\(letter.id)", "stage": .text(letter.stage),
      "href": .text(SitePath.root(from: path) + BoardPath.letter(letter.id)),
      "closed": .flag(letter.matter == nil), "title": .optional(letter.matter?.title),
      "category": .optional(letter.matter?.category.chinese), "lead": .optional(letter.matter?.lead),
      "receivedOn": .optional(letter.matter?.receivedAt.day), "due": .optional(letter.matter?.due),
    ]
  }
}
