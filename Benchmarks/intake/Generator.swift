/// Letters such as citizens write, each different, all of the same size.
enum Generator {
  private static let sentences = [
    "我家住在新城小区，近日供热不足，室内只有十二度。", "请问城乡居民医保如何办理异地就医备案？", "村口的路灯坏了半个月，夜里出行很不方便。",
    "自来水时有时无，老人孩子用水困难，盼望尽快解决。", "建议在学校门口增设减速带和斑马线。", "工地夜间施工噪声很大，影响周边居民休息。",
  ]

  static func mail(_ number: Int, bytes: Int) -> [UInt8] {
    var text = """
      Received: from mx.citizens.example by mail.naiman.example; Mon, 23 Nov 2026 09:12:00 +0800\r
      From: author\(number) <author\(number)@citizens.example>\r
      To: liuyan@naiman.example\r
      Subject: letter \(number)\r
      Date: Mon, 23 Nov 2026 09:12:00 +0800\r
      Message-ID: <\(number)@citizens.example>\r
      MIME-Version: 1.0\r
      Content-Type: text/plain; charset=utf-8\r
      Content-Transfer-Encoding: 8bit\r
      \r

      """
    var sentence = number
    while text.utf8.count < bytes {
      text += sentences[sentence % sentences.count] + "\r\n"
      sentence += 1 + number % 5
    }
    return Array(text.utf8)
  }
}
