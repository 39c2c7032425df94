import Domain
import Site
import Store

/// Keeps the internal board (看板) in step with the ledger, where there is one.
///
/// It looks only when the ledger or what waits for a desk has changed, and once an hour as terms run out. Then it reads what was
/// touched since and what is open: closed letters cost nothing, but where a list is written first since the start.
struct KeepingBoard: PipelineStage {
  let office: Office
  let now: Timestamp

  func run(until stop: () -> Bool) throws -> Int {
    guard let place = office.board else { return 0 }
    var board = Board(office: office, place: place, now: now)
    return try board.bringInStep() ? 1 : 0
  }
}

/// Where the board lies.
package struct BoardPlace: Sendable {
  /// Neither in the public directory nor above it.
  package let directory: String
  /// The list of its files, outside it.
  package let manifest: String

  package init(directory: String, manifest: String) {
    self.directory = directory
    self.manifest = manifest
  }
}

extension Office {
  /// Makes the whole board anew, where there is one; files whose bytes are right are never touched.
  @discardableResult
  package func buildBoard(at now: Timestamp) throws -> SiteChange {
    guard let board else { return SiteChange() }
    try ledger.write { book in
      for mark in Board.Mark.allCases { try book.setMark(mark.rawValue, to: 0) }
    }
    var whole = Board(office: self, place: board, now: now)
    while try whole.bringInStep() {}
    return whole.change
  }
}

/// The board as it is brought in step once.
struct Board {
  let office: Office
  let place: BoardPlace
  let now: Timestamp
  /// What was written and removed.
  private(set) var change = SiteChange()

  init(office: Office, place: BoardPlace, now: Timestamp) {
    self.office = office
    self.place = place
    self.now = now
  }

  /// How far the board has come.
  enum Mark: String, CaseIterable {
    /// In the chain.
    case events = "board"
    /// In what waits for desks: the holding pen, and what was asked.
    case waiting = "board pen"
    case hour = "board hour"
    case day = "board day"
  }

  private static let eventsAtOnce: Int64 = 5000

  /// - Returns: whether more is left than is done at once: a board that was just switched on takes its turn with
  ///   everything else.
  mutating func bringInStep() throws -> Bool {
    let ledger = office.ledger
    let (head, waiting) = (try ledger.head().sequence, try ledger.penState() + ledger.questionState())
    let day = Int64(now.day.number)
    let hour = day * 24 + Int64(now.secondOfDay / 3600)
    let done = try ledger.mark(Mark.events.rawValue)
    let isNewHour = try ledger.mark(Mark.hour.rawValue) != hour
    let isNewDay = try ledger.mark(Mark.day.rawValue) != day
    guard try head != done || isNewHour || ledger.mark(Mark.waiting.rawValue) != waiting else { return false }

    let pages = BoardPages(office: office.rules.name, templates: office.templates)
    let trees = office.boardTrees(on: now.day)
    if done < head {
      let end = min(head, done + Self.eventsAtOnce)
      let touched = try ledger.letters(touchedAfter: done, through: end)
      let files = try files(of: touched, in: trees, pages)
      change += try office.withBoard(at: place) { try $0.write(files) }
      try ledger.write { try $0.setMark(Mark.events.rawValue, to: end) }
      if end < head { return true }
    }
    let overviews =
      try overviews(of: trees, pages)
      + (isNewDay ? numbers(of: trees, pages) + figures(of: trees, pages) : [])
    let directories = Set(trees.map(\.directory))
    change += try office.withBoard(at: place) { writer in
      let written = try writer.write(overviews)
      guard isNewDay else { return written }
      let gone = try writer.remove { path in
        path.contains("/") && !directories.contains { path.hasPrefix("\($0)/") }
      }
      return SiteChange(written: written.written, unchanged: written.unchanged, removed: gone.removed)
    }
    try ledger.write { book in
      try book.setMark(Mark.waiting.rawValue, to: waiting)
      try book.setMark(Mark.hour.rawValue, to: hour)
      try book.setMark(Mark.day.rawValue, to: day)
    }
    return false
  }

  /// The pages of letters, and the lists that they stand in.
  private func files(of touched: [LetterID], in trees: [BoardTree], _ pages: BoardPages) throws -> [SiteFile]
  {
    var files: [SiteFile] = []
    let touched = Set(touched)
    for block in Set(touched.map(LetterBlock.init(of:))) {
      let shown = try office.shownLists.letters(of: block, changed: touched) { id in
        try office.ledger.letter(id).map { BoardView(letter: $0, office: office).boardLetter() }
      }
      for tree in trees {
        let own = shown.filter { tree.shows(desk: $0.desk) }
        files.append(try pages.list(block, own, of: tree))
        files += try own.filter { touched.contains($0.id) }.map { try pages.letter($0, of: tree) }
      }
    }
    // The numbers of ten years are many lines; they change only where a list begins.
    let beginsList = touched.contains { LetterBlock(of: $0).first == $0 }
    return beginsList ? try files + numbers(of: trees, pages) : files
  }

  private func numbers(of trees: [BoardTree], _ pages: BoardPages) throws -> [SiteFile] {
    let blocks = try office.ledger.lastNumbers().flatMap {
      LetterBlock.all(prefix: $0.prefix, year: $0.year, through: $0.serial)
    }
    return try trees.map { try pages.numbers(blocks, of: $0) }
  }

  /// What every look at the board begins with.
  private func overviews(of trees: [BoardTree], _ pages: BoardPages) throws -> [SiteFile] {
    let held = try office.boardHeld(on: now.day)
    let matters = try OpenMatters(office: office, now: now, held: held.map(\.held))
    return try trees.flatMap { tree -> [SiteFile] in
      let own = held.filter { tree.shows(desk: $0.desk) }.map(\.held)
      return [
        try pages.today(matters.day(of: tree, heldCount: own.count), of: tree),
        try pages.held(own, of: tree, asOf: now), try pages.style(of: tree),
      ]
    } + pages.trees(trees)
  }

  private func figures(of trees: [BoardTree], _ pages: BoardPages) throws -> [SiteFile] {
    let counting = try BoardCounting(office: office, now: now)
    return try trees.map { try pages.figures(counting.figures(of: $0), of: $0) }
  }
}
