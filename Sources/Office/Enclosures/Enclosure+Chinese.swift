import Papers
import Templates

extension Enclosure {
  /// One line of a list: number, name, kind, size, and what becomes of it.
  func value(fate: String) -> TemplateValue {
    [
      "number": "\(number)", "name": .text(shownName), "kind": .text(kind.chinese),
      "size": .text(Self.inWords(size)), "fate": .text(fate),
    ]
  }

  /// Where it is, for the reader of one of the mails.
  func chinese(in place: Int?, of parts: Int, seenFrom part: Int) -> String {
    if let obstacle { return "未转发：\(obstacle.chinese)" }
    var cleaned = kind.isCleanedPicture ? "，已去除拍摄位置等信息" : ""
    if kind == .heic { cleaned += "，电脑打不开的请用手机查看" }
    if place == part { return "已附，文件名\(name)\(cleaned)" }
    return "在附件邮件（\(place ?? 1)/\(parts)）中，文件名\(name)\(cleaned)"
  }

  /// Whether it will travel, for a desk that has not decided yet.
  var prospect: String { obstacle.map { "不转发：\($0.chinese)" } ?? "转办时随件发送" }

  private static func inWords(_ bytes: Int) -> String {
    if bytes < 1024 { return "\(bytes)字节" }
    if bytes < 1 << 20 { return "\((bytes + 1023) >> 10)KB" }
    let tenths = (bytes * 10 + (1 << 19)) >> 20
    return "\(tenths / 10).\(tenths % 10)MB"
  }
}

extension Enclosure.Obstacle {
  fileprivate var chinese: String {
    switch self {
    case .tooLarge: "超过邮件服务器允许的大小"
    case .tooMany: "附件过多"
    case .identity: "可能透露网民身份"
    case .file(.empty): "空文件"
    case .file(.damaged): "文件结构不完整或特殊，无法去除其中的位置等信息"
    case .file(.macros): "含有宏"
    case .file(.embedded): "文档中嵌有其他文件或控件"
    case .file(.encrypted): "已加密"
    case .file(.kind): "不属于可转发的文件类型"
    }
  }
}

extension FileKind {
  var chinese: String {
    switch self {
    case .jpeg, .png, .gif, .webp, .bmp, .tiff: "图片"
    case .heic: "HEIC照片"
    case .svg: "SVG图形"
    case .pdf: "PDF文档"
    case .ofd: "OFD文档"
    case .docx, .doc: "文字文档"
    case .xlsx: "表格"
    case .pptx: "演示文稿"
    case .oldOffice: "旧版表格或演示文稿"
    case .rtf: "RTF文档"
    case .text: "文本"
    case .page: "网页"
    case .video: "音视频"
    case .audio: "音频"
    case .archive: "压缩包"
    case .mail: "转发的邮件"
    case .program: "程序"
    case .unknown: "未知类型"
    }
  }
}
