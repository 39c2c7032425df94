import Testing

@testable import Mail

struct ParameterizedValueTests {
  private func parameters(_ value: String) -> [String: String] {
    ParameterizedValue(parsing: Array(value.utf8)[...]).parameters
  }

  @Test(arguments: [
    ("a/b; x=y", ["x": "y"]), ("a/b;x=\"y z\"", ["x": "y z"]), ("a/b; X = \"y\\\"z\"", ["x": "y\"z"]),
    ("a/b;;; x=y;", ["x": "y"]),
    ("a/b x=y", ["x": "y"]), ("a/b; x=y z=w", ["x": "y", "z": "w"]), ("a/b (c; d=e); x=y", ["x": "y"]),
    ("a/b; x=y (c)", ["x": "y"]),
    ("a/b; x", [:]), ("a/b; =y", [:]), ("a/b; x=", ["x": ""]), ("a/b; x=\"y", ["x": "y"]),
    ("a/b;\r\n x=y", ["x": "y"]),
    ("a/b; name=我的 文件.doc; x=y", ["name": "我的 文件.doc", "x": "y"]),
  ])
  func parametersAreRead(value: String, expected: [String: String]) {
    #expect(parameters(value) == expected)
  }

  @Test(arguments: [
    "attachment; filename*=UTF-8''%E5%9B%9E%E9%9F%B3.pdf",
    "attachment; filename*=gb2312'zh-cn'%BB%D8%D2%F4.pdf",
    "attachment; filename*0*=UTF-8''%E5%9B; filename*1*=%9E%E9%9F%B3; filename*2=.pdf",
    "attachment; filename*1*=%E9%9F%B3.pdf; filename*0*=UTF-8''%E5%9B%9E",
    "attachment; filename=\"x.pdf\"; filename*=UTF-8''%E5%9B%9E%E9%9F%B3.pdf",
    "attachment; filename=\"=?utf-8?B?5Zue6Z+zLnBkZg==?=\"",
    "attachment; filename==?utf-8?B?5Zue6Z+zLnBkZg==?=",
    "attachment; filename=\"=?utf-8?B?5Zue?=\r\n =?utf-8?B?6Z+zLnBkZg==?=\"",
    "attachment; filename=\"回音.pdf\"",
    "attachment; filename=回音.pdf", "attachment; filename*=%E5%9B%9E%E9%9F%B3.pdf",
    "attachment; filename*0=\"=?utf-8?B?5Zue6Z\"; filename*1=\"+zLnBkZg==?=\"",
  ])
  func everyWayToWriteAFileNameIsRead(value: String) {
    #expect(parameters(value) == ["filename": "回音.pdf"])
  }

  @Test func rawGBKWithABackslashForATrailIsRead() {
    // 誠 is D5 5C in GBK.
    let value = Array("attachment; filename=\"".utf8) + gb("誠信\"") + Array("; x=y".utf8)
    #expect(ParameterizedValue(parsing: value[...]).parameters == ["filename": "誠信", "x": "y"])
  }

  @Test func aNameCannotHoldALineBreak() {
    #expect(parameters("a; filename*=UTF-8''a%0D%0AX:%20y") == ["filename": "a  X: y"])
  }

  @Test func repeatedNamesAndPiecesAreReported() {
    let value = ParameterizedValue(parsing: Array("a; x=1; X=2; y*0=a; y*0=b; y*1=c".utf8)[...])
    #expect(value.parameters == ["x": "1", "y": "ac"])
    #expect(value.duplicates == ["x", "y"])
  }

  @Test(arguments: [
    "attachment; filename*2=.pdf; filename*0*=UTF-8''%E5%9B; filename*1*=%9E%E9%9F%B3",
    "attachment; filename*00*=gbk''%BB; filename*01*=%D8%D2%F4; filename*02=\".pdf\"",
    "attachment; filename*0=\"回音\"; filename*1=\".pdf\"",
    "attachment; filename*=gb2312''%E5%9B%9E%E9%9F%B3.pdf",
    "attachment; filename*=utf-8''%BB%D8%D2%F4.pdf", "attachment; filename*=x-foo''%BB%D8%D2%F4.pdf",
    "attachment; filename*=''%E5%9B%9E%E9%9F%B3.pdf",
    "attachment; filename=\"utf-8''%E5%9B%9E%E9%9F%B3.pdf\"",
    "attachment; filename*0=utf-8''%E5%9B%9E; filename*1*=%E9%9F%B3.pdf",
    "attachment;\r\n\tfilename\r\n =\r\n 回音.pdf",
    "attachment; filename==?gb2312?B?u9jS9C5wZGY=?=",
    "attachment; filename=\"=?gb2312?Q?=BB=D8=D2?= =?gb2312?Q?=F4.pdf?=\"",
    "attachment; filename=\"=?gbk?B?u9jS9C5w?==?gbk?B?ZGY=?=\"",
  ])
  func everyOtherWayToWriteAFileNameIsRead(value: String) {
    let name = parameters(value)["filename"]
    #expect(name == "回音.pdf" || value.contains("gb2312''%E5") && name != nil)
  }

  @Test func aMissingPieceCostsItselfOnly() {
    #expect(parameters("a; x*0=a; x*2=c") == ["x": "ac"])
  }

  @Test func anApostropheAloneMakesNoCharset() {
    #expect(parameters("a; name=\"it's 100% 'ok'.pdf\"") == ["name": "it's 100% 'ok'.pdf"])
  }

  @Test func rawGBKIsReadWhateverItsSecondOctet() {
    let value = Array("a; name=\"".utf8) + gb("誠億亅.pdf") + Array("\"; x=y".utf8)
    #expect(ParameterizedValue(parsing: value[...]).parameters == ["name": "誠億亅.pdf", "x": "y"])
  }

  @Test func anUnknownCharsetIsReported() {
    let value = Array("a; name*=x-foo''a%20b".utf8)
    #expect(ParameterizedValue(parsing: value[...]).unknownCharsets == ["x-foo"])
  }
}
