/// The fields that a portal writes below the text: the last lines, as far as each begins with a label in the
/// same way as the text's own did. What the portal writes around every form ends there as well.
struct FormTail {
  /// The number of its first line.
  private(set) var start: Int
  private(set) var fields: [FormLine] = []
  /// Lines among them with labels that we do not know.
  private(set) var others: [FormLine] = []

  /// - Parameters:
  ///   - lines: everything below the label of the text.
  ///   - mark: how that label was marked.
  ///   - given: the fields above the text; a line that gives one of them again is the author's.
  init(_ lines: [Substring], after mark: FormLine.Mark, given: Set<FormField>, _ labels: FormLabels) {
    start = lines.count
    var given = given
    // From below: of a field that is given twice, the lower one is the portal's.
    var unknown: [FormLine] = []
    for (number, line) in lines.enumerated().reversed() {
      if labels.ignores(line) {
        if unknown.isEmpty { start = number }
        continue
      }
      guard mark != .none, mark != .bracket, let label = FormLine(line, labels), label.mark == mark else {
        break
      }
      guard label.field != nil && !label.isGuessed || Self.isPersonal(label, above: fields) else {
        unknown.append(label)
        continue
      }
      let parts = label.parts(labels)
      guard parts.allSatisfy({ Self.mayStand($0, below: mark, given, labels) }) else { break }
      // What stands between two fields belongs to the form; what stands above all of them is the author's.
      others += unknown
      unknown = []
      fields += parts.reversed()
      given.formUnion(parts.compactMap(\.field).filter { $0 != .personal })
      start = number
    }
    fields.reverse()
    others.reverse()
  }

  /// Whether a line that no portal is known to write is in no text all the same: a unit would read it there.
  private static func isPersonal(_ line: FormLine, above fields: [FormLine]) -> Bool {
    line.isGuessed && !fields.isEmpty || FormLabels.holdsNumberOfPerson(String(line.value))
  }

  private static func mayStand(
    _ part: FormLine, below mark: FormLine.Mark, _ given: Set<FormField>, _ labels: FormLabels
  ) -> Bool {
    guard let field = part.field else { return true }
    return !given.contains(field) && labels.mayFollowText(field, part.label, inTable: mark == .cell)
  }
}
