import Glibc

@testable import Mail

/// A mail's bytes: the text with line breaks of CRLF.
func crlf(_ text: String) -> [UInt8] {
  Array(text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n").utf8)
}

/// The text in another charset, by glibc's own converter.
func encoded(_ text: String, as charset: String) -> [UInt8] {
  let descriptor = iconv_open(charset, "UTF-8")
  defer { iconv_close(descriptor) }
  var source = Array(text.utf8).map { CChar(bitPattern: $0) }
  var target = [CChar](repeating: 0, count: source.count * 4 + 16)
  var left = source.count
  var room = target.count
  source.withUnsafeMutableBufferPointer { source in
    target.withUnsafeMutableBufferPointer { target in
      var input = source.baseAddress
      var output = target.baseAddress
      _ = iconv(descriptor, &input, &left, &output, &room)
    }
  }
  return target.dropLast(room).map { UInt8(bitPattern: $0) }
}

func gb(_ text: String) -> [UInt8] { encoded(text, as: "GB18030") }

func base64(_ bytes: [UInt8]) -> String { String(decoding: Base64.encoded(bytes[...]), as: UTF8.self) }

/// A mail of one field with the given value and an empty body.
func message(_ name: String, _ value: [UInt8]) throws -> Message {
  try Message(parsing: Array("\(name): ".utf8) + value + "\r\n\r\n".utf8)
}

func message(_ text: String) throws -> Message { try Message(parsing: crlf(text)) }

extension Draft {
  /// A draft that is correct and short, to be changed by the test.
  static func sample() -> Draft {
    Draft(
      from: Address(name: "网站管理中心", mailbox: "desk@gov.example"),
      to: [Address(name: "交通运输局", mailbox: "jtj@gov.example")],
      subject: "请办理网民留言 NM2026000123", date: 1_795_396_320, messageID: "a.1@gov.example",
      text: "您好：\n请在五个工作日内答复。\n")
  }
}
