import Domain
import Foundation
import Office
import Wire

/// A new-media account of another desk than the office's own, with a folder.
extension Cast {
  package static let account = "奈曼融媒"

  /// Whoever keeps it decides about what is written there (Arts. 13 and 15).
  package static let accountDesk = Desk(
    name: "旗融媒体中心", address: "rongmei@naiman.example",
    clerks: [Clerk(name: "白丽", address: "baili@naiman.example")])

  /// Makes the office take in what is written there.
  package static func addAccount(to rules: inout OfficeRules) {
    rules.intakes[account] = .init(
      channel: .newMedia(account: account), desk: accountDesk.name, columns: [:])
    rules.replies[account] = .init(length: 300, folder: "回复", pause: 3600)
  }
}

extension World {
  private var exports: String { directory + "/导出/" + Cast.account }

  /// The operator drops an export into the account's folder, and two looks find it the same.
  package func export(_ rows: String) throws {
    let folder = try LocalFolder(at: exports)
    try Data(rows.utf8).write(to: URL(fileURLWithPath: exports + "/评论.csv"))
    let intake = FolderIntake(office: office, account: Cast.account, folder: folder, done: "已收")
    for _ in 0..<2 { _ = try intake.run(at: { now }) }
  }

  /// Brings what is to be said there into the folder.
  func deliverReplies() throws -> Int {
    let place = exports
    let delivery = ReplyDelivery(office: office, account: Cast.account, subfolder: "回复") {
      try LocalFolder(at: place)
    }
    return try delivery.run(at: { now })
  }

  /// The files that the operator finds there, by name.
  package func replyFiles() -> [(name: String, text: String)] {
    // Before the first there is no such folder.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: exports + "/回复")) ?? []
    return names.sorted().map { name in
      let bytes = FileManager.default.contents(atPath: "\(exports)/回复/\(name)") ?? Data()
      return (name, String(decoding: bytes, as: UTF8.self))
    }
  }
}
