import Foundation
import Mail
import Signatures

/// Reads signed data that others have made (CMS in DER or PEM) and says of each how it is judged: a table, and the
/// sums. Every file is put into a mail as it stands; the certificates among them are the office's authorities.
///
///     signature-vectors FOLDER
@main
struct Vectors {
  static func main() throws {
    guard CommandLine.arguments.count == 2 else {
      print("usage: signature-vectors FOLDER")
      exit(2)
    }
    let folder = URL(fileURLWithPath: CommandLine.arguments[1])
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    let files = try names.map { (name: $0, bytes: [UInt8](try Data(contentsOf: folder.appending(path: $0)))) }
    let authorities = files.map(\.bytes).filter { isCertificate($0) }
    var sums: [String: Int] = [:]
    for file in files {
      let kinds = objects(in: file.bytes).map { object -> String in
        let message = try? Message(parsing: mail(around: object.bytes))
        let verdict = message.map { policy(authorities).verdict(on: $0) }
        let reason = verdict?.reason?.rawValue ?? (verdict?.signer == nil ? "unread" : "valid")
        sums[reason, default: 0] += 1
        return "\(object.kind) \(reason)"
      }
      print("\(file.name)\t\(kinds.joined(separator: ", "))")
    }
    print("\(files.count) files, \(authorities.count) of them with certificates")
    for (reason, count) in sums.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      print("\(count)\t\(reason)")
    }
  }

  /// What they say of themselves is long ago; lists of theirs there are none.
  private static func policy(_ authorities: [[UInt8]]) -> SignaturePolicy {
    SignaturePolicy(
      authorities: authorities, requiresRevocationList: false, receivedAt: Int64(Date().timeIntervalSince1970)
    )
  }

  private static func isCertificate(_ bytes: [UInt8]) -> Bool {
    do {
      try SignaturePolicy(authorities: [bytes], receivedAt: 0).check()
      return true
    } catch { return false }
  }

  /// The blocks of a PEM file, or the file itself.
  private static func objects(in bytes: [UInt8]) -> [(kind: String, bytes: [UInt8])] {
    let text = String(decoding: bytes, as: UTF8.self)
    let blocks = text.components(separatedBy: "-----BEGIN ").dropFirst()
    guard !blocks.isEmpty else { return [("DER", bytes)] }
    return blocks.map { block in
      let kind = block.components(separatedBy: "-----").first ?? ""
      let body = block.components(separatedBy: "-----").dropFirst().first ?? ""
      return (kind, Data(base64Encoded: body, options: .ignoreUnknownCharacters).map { [UInt8]($0) } ?? [])
    }
  }

  private static func mail(around signature: [UInt8]) -> [UInt8] {
    let head = """
      From: a@mail.example\r
      Date: Mon, 02 Mar 2026 10:01:00 +0800\r
      Message-ID: <vector@mail.example>\r
      MIME-Version: 1.0\r
      Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\r
      Content-Transfer-Encoding: base64\r
      \r

      """
    return Array(head.utf8)
      + Array(Data(signature).base64EncodedString(options: .lineLength76Characters).utf8)
  }
}
