extension Message {
  /// The file's octets, decoded.
  package func content(of file: ReceivedFile) -> [UInt8] {
    file.unpacked.map { Array($0) } ?? content(of: file.part)
  }

  /// The file's first octets, decoded.
  func head(of file: ReceivedFile, most: Int) -> [UInt8] {
    file.unpacked.map { Array($0.prefix(most)) } ?? content(of: file.part, most: most)
  }

  func checkAttachments() throws(MailError) {
    if attachments.count > limits.attachments {
      throw .tooManyAttachments(count: attachments.count, limit: limits.attachments)
    }
    for file in attachments where atMostBytes(of: file) > limits.attachmentBytes {
      if content(of: file).count > limits.attachmentBytes {
        throw .attachmentTooLarge(name: file.name, limit: limits.attachmentBytes)
      }
    }
  }

  /// A bound that needs no decoding.
  private func atMostBytes(of file: ReceivedFile) -> Int {
    if let unpacked = file.unpacked { return unpacked.count }
    let body = file.part.bodyRange
    return file.part.transferEncoding == "base64" ? body.count / 4 * 3 + 3 : body.count
  }
}
