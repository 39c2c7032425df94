import Foundation
import Lab
import Testing

@testable import Wire

struct FolderCourierTests {
  let folder: TemporaryFolder
  let courier: FolderCourier

  init() throws {
    folder = try TemporaryFolder()
    courier = try FolderCourier(at: folder.path + "/out")
  }

  @Test func aMailBecomesAFileNamedAfterItAndItsRecipient() throws {
    let outcome = courier.deliver(parcel(id: "assigned.1@nm.test", to: "xinxi+t0k3n@jt.test"))
    let name = "assigned.1@nm.test,xinxi+t0k3n@jt.test.eml"
    #expect(outcome == .sent(reply: "written", auditRefused: nil), "the reply is logged: it holds no address")
    #expect(try folder.names(in: "out") == [name])
    let content = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/out/" + name))
    #expect(Array(content) == letter(1))
  }

  /// Where its letter was erased.
  @Test func aMailIsForgottenToWhomeverItWent() throws {
    for recipient in ["a@jt.test", "b@jt.test"] {
      _ = courier.deliver(parcel(id: "assigned.1@nm.test", to: recipient))
    }
    _ = courier.deliver(parcel(id: "assigned.10@nm.test", to: "a@jt.test"))
    try courier.forget(messageID: "<assigned.1@nm.test>")
    #expect(try folder.names(in: "out") == ["assigned.10@nm.test,a@jt.test.eml"])
  }

  @Test func theSameMailAgainReplacesItself() throws {
    for _ in 1...2 { _ = courier.deliver(parcel(id: "<a@nm.test>", to: "b@jt.test")) }
    _ = courier.deliver(parcel(id: "a@nm.test", to: "b@jt.test"))
    _ = courier.deliver(parcel(id: "a@nm.test", to: "c@jt.test"))
    #expect(try folder.names(in: "out") == ["a@nm.test,b@jt.test.eml", "a@nm.test,c@jt.test.eml"])
  }

  @Test(arguments: ["../../etc/x", "", ".", "a/b", "a,b", "来信@nm.test", String(repeating: "x", count: 300)])
  func noMessageIDLeavesTheFolderOrMeetsAnother(id: String) throws {
    _ = courier.deliver(parcel(id: id, to: "b@jt.test"))
    _ = courier.deliver(parcel(id: id + "!", to: "b@jt.test"))
    let names = try folder.names(in: "out")
    #expect(names.count == 2)
    #expect(names.allSatisfy { $0.utf8.count < 250 && !$0.hasPrefix(".") })
    #expect(try courier.holds(messageID: id))
    #expect(try !courier.holds(messageID: id + "?"))
    #expect(try folder.names() == ["out"])
  }

  @Test func aFolderThatIsGoneIsATemporaryTrouble() throws {
    try FileManager.default.removeItem(atPath: folder.path + "/out")
    guard case .temporary(let reason) = courier.deliver(parcel(id: "a@nm.test", to: "b@jt.test")) else {
      Issue.record("delivered into nothing")
      return
    }
    #expect(reason.hasSuffix("No such file or directory"))
  }

  private func parcel(id: String, to recipient: String) -> Parcel {
    Parcel(envelopeFrom: "office@nm.test", recipient: recipient, audit: nil, messageID: id, bytes: letter(1))
  }
}
