import Mail

extension Message {
  /// What is kept of its words: where they go on behind what is read of a mail, they say so.
  /// - Parameter isOwn: whether it is these words that are cut off, and not what is quoted below them.
  func markedWhereCut(_ words: String, isOwn: Bool = true) -> String {
    isTextCut && isOwn ? words + "\n\n［来信正文过长，以下部分未收录，需要时请网站管理中心查阅来信原件］" : words
  }
}
