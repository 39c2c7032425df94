import Domain
import Foundation
import Mail
import Store
import Testing
import Wire
import World

@testable import Office

/// What becomes of the files that citizens send along.
@Suite struct EnclosuresTests {
  private typealias Attachment = Mail.Attachment

  /// A JPEG with a place in it, whose scan is as long as wanted.
  private static func photo(scan: Int = 5000, width: UInt8 = 200) -> [UInt8] {
    let place = Array("http://ns.adobe.com/xap/1.0/\u{0}exif:GPSLatitude=42,50N".utf8)
    let frame: [UInt8] = [0xFF, 0xC0, 0, 11, 8, 0, 200, 0, width, 1, 1, 0x11, 0]
    // No two of them are one file.
    let data = (0..<scan).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ scan) & 0x7F }
    return [0xFF, 0xD8, 0xFF, 0xE1, 0, UInt8(place.count + 2)] + place + frame + [
      0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0,
    ]
      + data + [0xFF, 0xD9]
  }

  private static func attachment(_ name: String, _ bytes: [UInt8]) -> Attachment {
    Attachment(name: name, asciiName: "file.bin", type: "application/octet-stream", bytes: bytes)
  }

  private static let pdf = attachment("合同 复印件.pdf", Array("%PDF-1.4 a contract\n%%EOF".utf8))
  private static let archive = attachment("全部.rar", Array("Rar!\u{1A}\u{7}\u{1}\u{0}secret plans".utf8))

  /// A letter with files, carried as far as it goes by itself.
  private static func world(
    _ files: [Attachment], text: String = "小区供热不足。", change: (inout OfficeRules) -> Void = { _ in }
  ) throws -> World {
    let world = try World(change: change)
    try world.write(from: Cast.citizen, subject: "请看附件", text: text, attachments: files)
    try world.work()
    return world
  }

  private static func contents(of mail: Message) -> [String: [UInt8]] {
    let files = mail.attachments.map { ($0.name ?? "", mail.content(of: $0)) }
    return Dictionary(files, uniquingKeysWith: { first, _ in first })
  }

  @Test func photosAndDocumentsTravelUnderNamesOfOursAndTheRestIsNamed() throws {
    let photo = Self.photo()
    let world = try Self.world([Self.attachment("我家/..\\客厅\u{202E}gpj.jpg", photo), Self.pdf, Self.archive])
    let assigned = try #require(try world.mails("assigned", about: world.letter().id).first)
    let files = Self.contents(of: assigned)
    #expect(files.keys.sorted() == ["NM2026000001-1.jpg", "NM2026000001-2.pdf"])
    #expect(files["NM2026000001-2.pdf"] == Self.pdf.bytes)
    let cleaned = try #require(files["NM2026000001-1.jpg"])
    #expect(cleaned.count > 5000 && !String(decoding: cleaned, as: UTF8.self).contains("GPS"))
    for line in [
      "1. 我家_.._客厅gpj.jpg（图片，5KB）：已附，文件名NM2026000001-1.jpg，已去除拍摄位置等信息",
      "2. 合同 复印件.pdf（PDF文档，25字节）：已附，文件名NM2026000001-2.pdf",
      "3. 全部.rar（压缩包，20字节）：未转发：不属于可转发的文件类型",
    ] {
      #expect(assigned.text.contains(line), "\(assigned.text)")
    }
    #expect(try world.mails("enclosures", about: world.letter().id).isEmpty)
  }

  @Test func theOriginalIsKeptAsItCame() throws {
    let photo = Self.photo()
    let world = try Self.world([Self.attachment("a.jpg", photo), Self.archive])
    var originals: [OriginalFile] = []
    try world.office.ledger.originals(of: world.letter()) { originals.append($0) }
    #expect(originals.map(\.bytes) == [photo, Self.archive.bytes])
    #expect(originals.map(\.name) == ["NM2026000001-1.jpg", "NM2026000001-2.bin"])
    #expect(originals.map(\.obstacle) == [nil, "kind"])
  }

  @Test func whatDoesNotFitFollowsInNumberedMailsOfWhichNoneIsTooLarge() throws {
    let photos = (1...4).map { Self.attachment("\($0).jpg", Self.photo(scan: 400_000 + $0)) }
    let huge = Self.attachment("5.jpg", Self.photo(scan: 1_200_000))
    let world = try Self.world(photos + [huge]) { $0.largestMail = 1 << 20 }
    let id = try world.letter().id
    let assigned = try #require(try world.mails("assigned", about: id).first)
    let further = try world.mails("enclosures", about: id)
    let all = [assigned] + further
    #expect(
      all.map { $0.attachments.map { $0.name ?? "" } } == [
        ["NM2026000001-1.jpg"], ["NM2026000001-2.jpg"], ["NM2026000001-3.jpg"], ["NM2026000001-4.jpg"],
      ])
    #expect(all.allSatisfy { $0.bytes.count <= 1 << 20 })
    #expect(further.map(\.subject) == [2, 3, 4].map { "【网民留言附件】[NM2026000001] 请看附件（\($0)/4）" })
    #expect(assigned.text.contains("3. 3.jpg（图片，391KB）：在附件邮件（3/4）中，文件名NM2026000001-3.jpg"))
    #expect(assigned.text.contains("5. 5.jpg（图片，1.1MB）：未转发：超过邮件服务器允许的大小"))
    #expect(further[1].text.contains("3. 3.jpg（图片，391KB）：已附") && !further[1].text.contains("2. 2.jpg"))
    #expect(Set(all.compactMap(\.messageID)).count == 4)
    // Only the first of them is an assignment, and sets a clock; any of them can be answered.
    #expect(try world.letter().events.count { $0.fact.act == .setDue } == 1)
    try world.reply(to: further[2], from: "officer@zhujian.example", "认领")
    try world.work()
    #expect(try world.letter().stage == .handling)
  }

  @Test func manySmallPhotosTravelTogether() throws {
    let photos = (1...20).map { Self.attachment("\($0).jpg", Self.photo(scan: 5000 + $0)) }
    let world = try Self.world(photos)
    let assigned = try #require(try world.mails("assigned", about: world.letter().id).first)
    #expect(assigned.attachments.count == 20)
  }

  @Test func theNextUnitAndTheCooperatingOnesGetThemToo() throws {
    let world = try Self.world([Self.attachment("a.jpg", Self.photo()), Self.pdf], text: "供热停了。")
    let assigned = try #require(try world.mails("assigned", about: world.letter().id).first)
    try world.reply(to: assigned, from: "officer@zhujian.example", "退回：不归我局管")
    try world.work()
    let decide = try #require(try world.mails("decide", about: world.letter().id).last)
    try world.decide("受理 旗水务局 配合 旗民政局", on: decide)
    try world.work()
    let id = try world.letter().id
    let mails = [try world.mails("assigned", about: id).last, try world.mails("cooperate", about: id).last]
    for mail in mails.compactMap(\.self) {
      #expect(mail.attachments.map(\.name) == ["NM2026000001-1.jpg", "NM2026000001-2.pdf"])
    }
    #expect(mails.compactMap(\.self).count == 2)
  }

  @Test func whatIsAddedLaterReachesTheUnitAndTheNextOneGetsEverything() throws {
    let world = try Self.world([Self.attachment("a.jpg", Self.photo())], text: "供热停了。")
    let id = try world.letter().id
    let receipt = try #require(try world.mails("receipt", about: id).first)
    let late = Self.attachment("漏水.jpg", Self.photo(scan: 6000))
    try world.reply(
      to: receipt, from: Cast.citizen.mailbox, "补充一张照片。", attachments: [late, Self.archive])
    try world.work()
    let supplement = try #require(try world.mails("supplement", about: id).first)
    let mail = try #require(try world.letter().supplements.first?.mail?.id)
    #expect(supplement.attachments.map(\.name) == ["\(id)-m\(mail)-1.jpg"])
    #expect(supplement.text.contains("1. 漏水.jpg（图片，6KB）：已附，文件名\(id)-m\(mail)-1.jpg"))
    #expect(supplement.text.contains("2. 全部.rar（压缩包，20字节）：未转发"))
    let assigned = try #require(try world.mails("assigned", about: id).first)
    try world.reply(to: assigned, from: "officer@zhujian.example", "退回：不归我局管")
    try world.work()
    try world.decide("受理 旗水务局", on: try #require(try world.mails("decide", about: id).last))
    try world.work()
    let next = try #require(try world.mails("assigned", about: id).last)
    #expect(next.attachments.map(\.name) == ["\(id)-1.jpg", "\(id)-m\(mail)-1.jpg"])
  }

  @Test func theDeskIsToldOfThemAndGetsNone() throws {
    let world = try Self.world([Self.attachment("a.jpg", Self.photo()), Self.archive], text: "这件事该找谁？")
    let decide = try #require(try world.mails("decide", about: world.letter().id).first)
    #expect(decide.attachments.isEmpty)
    #expect(decide.text.contains("1. a.jpg（图片，5KB）：转办时随件发送"))
    #expect(decide.text.contains("2. 全部.rar（压缩包，20字节）：不转发：不属于可转发的文件类型"))
  }

  @Test func ofWhatMayBeSecretNotEvenTheNamesAreMailed() throws {
    let world = try Self.world([Self.attachment("图纸.jpg", Self.photo())], text: "绝密文件在附件里。")
    let decide = try #require(try world.mails("decide", about: world.letter().id).first)
    #expect(!decide.text.contains("图纸") && !decide.text.contains("附件（"))
  }

  @Test func decorationsAndDoublesAreNoFiles() throws {
    let world = try World()
    let parts = [
      ("image/jpeg", "inline", Self.photo(scan: 300)),
      ("image/jpeg", "inline", Self.photo(scan: 9000, width: 1)),
      ("image/jpeg", "inline", Self.photo(scan: 8000)), ("image/jpeg", "attachment", Self.photo(scan: 8000)),
      ("image/jpeg", "attachment", Self.photo(scan: 200)),
    ]
    try world.post(Self.mail(parts))
    try world.work()
    let assigned = try #require(try world.mails("assigned", about: world.letter().id).first)
    let sizes = assigned.attachments.map { assigned.content(of: $0).count }
    #expect(sizes.count == 2 && sizes[0] > 8000 && sizes[1] < 400)
  }

  @Test func aMailWithinTheMailIsNamedOnly() throws {
    let world = try World()
    let inner = Array("Subject: =?UTF-8?B?5pen5L+h?=\r\nFrom: a@b.example\r\n\r\nold words\r\n".utf8)
    try world.post(Self.mail([("message/rfc822", "attachment", inner)], encoded: false))
    try world.work()
    let assigned = try #require(try world.mails("assigned", about: world.letter().id).first)
    #expect(assigned.attachments.isEmpty && !assigned.text.contains("old words"))
    #expect(assigned.text.contains("1. 旧信.eml（转发的邮件"))
  }

  @Test func nothingOfThemReachesThePublicSite() throws {
    let world = try Self.world([Self.attachment("不该公开的名字.jpg", Self.photo()), Self.pdf])
    let assigned = try #require(try world.mails("assigned", about: world.letter().id).first)
    try world.reply(to: assigned, from: "leader@zhujian.example", "答复：已修复。", signedBy: true)
    try world.work()
    #expect(try world.letter().publication != nil)
    let site = URL(fileURLWithPath: world.directory + "/site")
    var files = 0
    for case let file as URL in FileManager.default.enumerator(at: site, includingPropertiesForKeys: nil)
      ?? .init()
    {
      guard let bytes = try? Data(contentsOf: file) else { continue }  // a directory
      files += 1
      let isOfSearch = file.path.contains("/hdjl/wszx/ss/")
      #expect(!["jpg", "pdf"].contains(file.pathExtension) && (file.pathExtension != "bin" || isOfSearch))
      for secret in ["不该公开的名字", "NM2026000001-1", "a contract"] {
        #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(secret) in \(file.lastPathComponent)")
      }
      #expect(bytes.range(of: Data([0xFF, 0xD8, 0xFF])) == nil)
    }
    #expect(files > 5)
  }

  @Test func aServerThatTakesLessThanItDidGetsSmallerMails() throws {
    let photos = (1...3).map { Self.attachment("\($0).jpg", Self.photo(scan: 600_000 + $0)) }
    let world = try World()
    try world.write(from: Cast.citizen, subject: "请看附件", text: "供热停了。", attachments: photos)
    try world.collect()
    _ = try Pipeline.pass(world.office, at: world.now)
    let courier = StrictCourier(announces: 1 << 20, takes: 1 << 20)
    try world.send(by: courier)
    let id = try world.letter().id
    #expect(try world.mails("assigned", about: id).map(\.attachments.count) == [1])
    #expect(try world.mails("enclosures", about: id).map(\.attachments.count) == [1, 1])
    #expect(try world.letter().events.count { $0.fact.act == .note } == 1)
    #expect(try !world.letter().events.contains { $0.fact.act == .bounce })
  }

  @Test func aServerThatDoesNotSayWhatItRefusesGetsTheLetterWithoutTheFiles() throws {
    let world = try World()
    let photo = Self.attachment("1.jpg", Self.photo(scan: 600_000))
    try world.write(from: Cast.citizen, subject: "请看附件", text: "供热停了。", attachments: [photo])
    try world.collect()
    _ = try Pipeline.pass(world.office, at: world.now)
    try world.send(by: StrictCourier(announces: nil, takes: 200_000))
    let assigned = try #require(try world.mails("assigned", about: world.letter().id).first)
    #expect(assigned.attachments.isEmpty)
    #expect(assigned.text.contains("1. 1.jpg（图片，587KB）：未转发：超过邮件服务器允许的大小"))
  }

  @Test func aFurtherMailThatIsRefusedIsReplacedByOneThatNamesTheFiles() throws {
    let world = try World { $0.largestMail = 1 << 20 }
    let photos = [20_000, 600_000].map { Self.attachment("\($0).jpg", Self.photo(scan: $0)) }
    let last = Self.attachment("last.jpg", Self.photo(scan: 550_000))
    try world.write(from: Cast.citizen, subject: "请看附件", text: "供热停了。", attachments: photos + [last])
    try world.collect()
    _ = try Pipeline.pass(world.office, at: world.now)
    // The assignment goes first, with its two photos; the further mail does not.
    try world.send(by: StrictCourier(announces: nil, takes: 200_000, exceptTheFirst: 1))
    let id = try world.letter().id
    #expect(try world.mails("assigned", about: id).map(\.attachments.count) == [2])
    let further = try #require(try world.mails("enclosures", about: id).first)
    #expect(further.attachments.isEmpty && further.text.contains("3. last.jpg"))
    #expect(further.text.contains("超过邮件服务器允许的大小") && !further.text.contains("600000.jpg"))
  }

  private static func mail(
    _ parts: [(type: String, disposition: String, bytes: [UInt8])], encoded: Bool = true
  ) -> [UInt8] {
    let head = """
      From: <limeimei@citizen.example>\r\nTo: <\(Cast.office)>\r\nSubject: =?UTF-8?B?5L6b54Ot?=\r
      Message-ID: <m@citizen.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r
      --b\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\n供热停了。\r\n
      """
    var mail = Array(head.utf8)
    for part in parts {
      let encoding = encoded ? "Content-Transfer-Encoding: base64\r\n" : ""
      mail +=
        "--b\r\nContent-Type: \(part.type)\r\nContent-Disposition: \(part.disposition)\r\n\(encoding)\r\n"
        .utf8
      mail +=
        encoded ? Array(Data(part.bytes).base64EncodedData(options: .lineLength76Characters)) : part.bytes
      mail += "\r\n".utf8
    }
    return mail + "--b--\r\n".utf8
  }
}

/// A server with a limit, which it may announce when it is greeted: no real one changes it between two mails.
private final class StrictCourier: Courier {
  private let announces: Int?
  private let takes: Int
  private var generosity: Int
  private(set) var sizeLimit: Int?

  init(announces: Int?, takes: Int, exceptTheFirst generosity: Int = 0) {
    (self.announces, self.takes, self.generosity) = (announces, takes, generosity)
  }

  func deliver(_ parcel: Parcel) -> DeliveryOutcome {
    sizeLimit = announces
    generosity -= 1
    return parcel.bytes.count <= takes || generosity >= 0
      ? .sent(reply: "250 2.0.0 ok", auditRefused: nil) : .permanent("mx: 552 5.3.4 message too big")
  }

  func close() {}
}

extension World {
  fileprivate func send(by courier: any Courier) throws {
    _ = try Dispatch(office: office, courier: courier, audit: .none) { _ in }.run(at: { self.now })
  }
}
