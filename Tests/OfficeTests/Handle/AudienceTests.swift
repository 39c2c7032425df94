import Testing

@testable import Office

/// To whom officials speak in what they write without a word before it.
@Suite struct AudienceTests {
  private func audience(_ text: String) -> Audience {
    Audience(of: text, knowing: ["于春雷", "王强", "供热服务中心"])
  }

  @Test(arguments: [
    "请于春雷同志阅处，抓紧核实后回复", "请于春雷阅，抓紧核实后回复，注意把握好时限和口径", "已阅，请供热科牵头，会同物业科到现场核查，三日内将结果报我。",
    "请于春雷、王强同志认真研究，提出处理意见，报局党组会议研究后再作答复。", "请办公室按程序办理，注意时限，答复前送我审阅。",
    "群众利益无小事，请供热中心高度重视，抓紧排查整改，确保群众温暖过冬。", "转供热服务中心阅处，按程序办理，并于本周五前将办理情况报办公室。",
    "这个小区的问题上周已经协调过，供热公司承诺十五号前恢复，盯住他们别再拖了", "请速派人到现场测温，并将测温记录、整改措施一并上报，不得延误。",
    "该问题已多次反映，务必高度重视，由分管领导亲自包案，限期解决到位。", "不对，重新查，温度数据和上次报的不一样，查清楚再报",
    "此件不属于我局职责，请转旗水务局办理。我局只负责房屋建设。", "我局申请延期3个工作日，因需要现场勘查并与热力公司核对。",
    "收到，我们会尽快安排人员到现场查看，有结果后第一时间向贵中心反馈。", "张局长批示：请物业科尽快核实并妥善处理，处理结果及时反馈。",
    "领导您好，我局申请延期3个工作日，因需要现场勘查并与热力公司核对。", "王局您好：请于春雷同志核实后回复，注意把握好时限和口径。",
    "原则同意，请于春雷同志按此意见与热力公司对接，办结后报我。",
  ])
  func whatIsSaidToAColleagueIsKnown(text: String) {
    guard case .office(let clause) = audience(text) else {
      Issue.record("\(text): \(audience(text))")
      return
    }
    #expect(text.contains(clause))
  }

  @Test(arguments: [
    "您看这样写行吗", "您把第二段改一下，语气再缓和一些，改好以后再报", "领导您好，这个答复妥否", "您觉得供热公司的数据还要再核对吗？", "你先去现场看一下再说",
  ])
  func whoConsultsAColleagueIsKnownByHisPronounAsWell(text: String) {
    #expect(Consultation.clause(in: text) != nil)
  }

  @Test(arguments: [
    "您反映的问题已转供热公司处理，请您耐心等待。", "您好，阳光小区换热站已检修完毕。", "您可以先到社区登记，我局将安排人员上门测温。",
  ])
  func anAnswerConsultsNobody(text: String) { #expect(Consultation.clause(in: text) == nil, "\(text)") }

  @Test(arguments: [
    "于春雷 奈曼旗住房和城乡建设局办公室 0475-0000001", "老于，这个件你去跟一下，看看到底是管道的问题还是换热站的问题，别拖。",
    "好的，我们尽快安排。电话0475-0000003", "领导，这个件涉及两个部门，能不能先开个协调会再定由谁来答复？",
    "老于，你在现场看一下，别拖到下周再说，群众等着呢，结果给我个电话", "我在外地出差，12月5日回来，这期间的办件请找王局长审签。",
  ])
  func whatTellsNobodyAnythingIsUnclear(text: String) { #expect(audience(text) == .unclear, "\(text)") }

  @Test(arguments: [
    "您反映的问题已转供热公司处理，请您耐心等待，有问题请致电0475-0000000。", "网民您好：经核实，阳光小区3号楼换热站循环泵故障，现已更换，室温已达20度。",
    "阳光小区3号楼换热站已于11月26日完成检修，室内温度达到供热标准。", "经现场勘查，该路段路灯线路老化，已列入明年改造计划，请广大居民谅解。",
    "我局接到留言后高度重视，立即组织人员到现场核查，抓紧协调供热公司整改，目前室温已达标。", "请到政务服务大厅二楼窗口办理，需携带身份证和户口簿；按规定五个工作日内办结。",
    "根据《供热条例》第二十条规定，室内温度低于18度的可以申请测温退费。", "同意您的建议，我局将于明年春季对该路段进行改造。",
    "该问题不属于我局职责，您可以向旗水务局反映，联系电话0475-0000000。", "尊敬的网民，你好！留言中反映的欠薪问题，劳动监察大队已督促企业于本月底前付清。",
  ])
  func whatIsSaidToAnAuthorIsAnAnswer(text: String) { #expect(audience(text) == .author, "\(text)") }
}
