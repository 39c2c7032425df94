import Site

/// What is to be done so that a place elsewhere holds what the site holds, in order.
///
/// A page comes before the lists that lead to it, and what has left the site goes last. But where something was taken down
/// or corrected, that comes before everything else, and the lists without it come next: a link that leads nowhere for a
/// while is the lesser evil.
struct UploadPlan {
  enum Step: Equatable {
    case put(String)
    case remove(String)

    var path: String {
      switch self {
      case .put(let path), .remove(let path): path
      }
    }

    var isRemoval: Bool { if case .remove = self { true } else { false } }
  }

  let steps: [Step]

  /// - Parameters:
  ///   - changed: pages that were taken down or corrected since everything was there.
  ///   - takenDown: pages that were taken down at any time.
  init(_ site: SiteInventory, _ record: UploadRecord, changed: Set<String>, takenDown: Set<String> = []) {
    let files = Self.differing(site, record)
    let gone = record.entries.keys.filter {
      site.listed[$0] == nil && site.unlisted[$0] == nil && $0 != RemoteManifest.path
    }
    let pressing = changed.union(takenDown)
    let replaced = files.filter { pressing.contains(Compression.plain($0)) && record.entries[$0] != nil }
    let pagesGone = gone.filter { SiteOrder(of: $0) == .page }
    let first: [Step] = replaced.sorted().map(Step.put) + pagesGone.sorted().map(Step.remove)
    let isUrgent = !first.isEmpty || record.sequence > 0 && !changed.isEmpty
    let waiting = Set(replaced)
    let rest = files.filter { !waiting.contains($0) }.map { (order: SiteOrder(of: $0), path: $0) }
      .sorted { ($0.order, $0.path) < ($1.order, $1.path) }
    func puts(_ isWanted: (SiteOrder) -> Bool) -> [Step] {
      rest.filter { isWanted($0.order) }.map { .put($0.path) }
    }
    let others = gone.filter { SiteOrder(of: $0) != .page }.sorted().map(Step.remove)
    steps =
      isUrgent
      ? first + puts { $0 > .page } + others + puts { $0 <= .page } : first + puts { _ in true } + others
  }

  /// Files that lie there with other bytes, or not at all.
  private static func differing(_ site: SiteInventory, _ record: UploadRecord) -> [String] {
    var paths = site.listed.filter { path, hash in record.entries[path]?.hash != hash }.map(\.key)
    paths += site.unlisted.filter { path, mark in
      guard let entry = record.entries[path], entry.hash != nil else { return true }
      return entry.mark != mark
    }.map(\.key)
    return paths
  }
}
