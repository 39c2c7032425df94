/// The ANSI code pages of Windows, as TNEF and RTF name the charset of their texts.
enum CodePage {
  /// The charset of that page; nil for one that we do not decode.
  static func charset(_ page: Int) -> String? {
    switch page {
    case 936, 20936, 51936, 54936, 10008: "gb18030"
    case 950, 10002: "big5"
    case 932: "shift_jis"
    case 949: "euc-kr"
    case 1250...1258: "windows-\(page)"
    case 65001: "utf-8"
    case 1200: "utf-16le"
    case 20127: "us-ascii"
    case 20866: "koi8-r"
    case 28591...28606: "iso-8859-\(page - 28590)"
    default: nil
    }
  }

  /// The page behind a font's `\fcharset` ([MS-RTF], font table); nil for those without one of their own.
  static func page(ofFontCharset number: Int) -> Int? {
    switch number {
    case 0: 1252
    case 128: 932
    case 129: 949
    case 134: 936
    case 136: 950
    case 161: 1253
    case 162: 1254
    case 163: 1258
    case 177: 1255
    case 178: 1256
    case 186: 1257
    case 204: 1251
    case 238: 1250
    default: nil
    }
  }
}
