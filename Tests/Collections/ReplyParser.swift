import Mail

/// Plain replies as GitHub's email_reply_parser keeps them; what is expected of them stands in its tests alone.
///
/// So what is compared is what must hold for every reply: each line is own or cut and none is both, no line that
/// begins with `>` is own where a line introduces the quotation.
struct ReplyParser: Expectation {
  let name = "email_reply_parser"

  func covers(_ file: CollectedFile) -> Bool {
    file.path.contains("email_reply_parser") && file.name.hasSuffix(".txt")
  }

  func differences(of file: CollectedFile) throws -> [Difference] {
    let text = try file.text.replacing("\r\n", with: "\n")
    let reply = ReplyText(of: text)
    var differences: [Difference] = []
    let lines = shown(text)
    let parted = shown(reply.words) + shown(reply.cut)
    if lines.sorted() != parted.sorted() {
      differences.append(
        Difference(
          aspect: "lines", expected: lines.joined(separator: "\n"), found: parted.joined(separator: "\n")))
    }
    if reply.cut.contains("wrote:"), let quoted = shown(reply.words).first(where: { $0.hasPrefix(">") }) {
      differences.append(Difference(aspect: "reply", expected: "no quoted line", found: quoted))
    }
    return differences
  }

  private func shown(_ text: String) -> [String] {
    text.split(separator: "\n").map { line in
      String(line.reversed().drop(while: \.isWhitespace).reversed())
    }.filter { !$0.isEmpty }
  }
}
