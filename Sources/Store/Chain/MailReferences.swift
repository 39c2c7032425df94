import Foundation

/// What an event names by number and commitment: words, or under the key `mail` a raw mail.
struct MailReferences {
  struct Reference {
    let id: Int64
    let commitment: String
    let isMail: Bool
  }

  /// In the order of their numbers.
  let everything: [Reference]

  var all: [Reference] { everything.filter(\.isMail) }

  init(in payload: Data) throws {
    let text = try JSONText(Array(payload))
    var found: [Reference] = []
    func look(at place: Int, under key: String) throws {
      let children = text.children(of: place)
      switch text.items[place].kind {
      case .list: for child in children { try look(at: child, under: key) }
      case .object:
        if children.count == 2, let id = text.member("id", of: place),
          let commitment = text.member("commitment", of: place)
        {
          found.append(
            Reference(
              id: try text.integer(at: id), commitment: try text.text(at: commitment), isMail: key == "mail"))
        } else {
          for key in children { try look(at: key + 1, under: try text.text(at: key)) }
        }
      case .null, .yes, .no, .number, .text, .escapedText: break
      }
    }
    try look(at: 0, under: "")
    everything = found.sorted { $0.id < $1.id }
  }
}
