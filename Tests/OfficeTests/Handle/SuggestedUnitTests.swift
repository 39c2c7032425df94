import Testing
import World

@testable import Office

/// The unit that another one names when it gives a letter back.
@Suite struct SuggestedUnitTests {
  private static let names = UnitNames(Cast.register, on: World.monday)

  @Test(arguments: [
    "不属本单位职责，建议转旗水务局", "不属本单位职责，建议转旗水务局。", "建议承办单位：水务局", "建议由奈曼旗水务局办理", "应由旗水务局负责。谢谢！",
    "不属我局职责\n建议转交给旗水务局牵头办理", "该事项属旗水务局职责范围", "属于旗水务局管理", "自来水管漏水，请转旗水务局处理，谢谢", "建议改派【旗水务局】",
  ]) func isReadWhereItIsPlain(reason: String) {
    #expect(SuggestedUnit.named(in: reason, Self.names) == "旗水务局")
  }

  @Test(arguments: [
    "不属本单位职责", "", "建议转旗水务局或旗民政局", "建议转旗水务局、旗民政局", "建议转火星局", "建议与网民联系", "旗水务局也说不归他们管",
    "不属旗水务局和我局职责", "不属旗水务局职责", "不建议转旗水务局", "并非属于旗水务局", "不建议转办",
  ]) func nothingIsGuessed(reason: String) {
    #expect(SuggestedUnit.named(in: reason, Self.names) == nil)
  }
}
