@testable import Reading

/// Made-up letters: what a made-up county's units answer for.
enum MadeUp {
  static let matters: [(unit: String, matters: [String])] = [
    ("旗住建局", ["小区暖气不热", "路灯坏了没有人修", "物业乱收费", "房产证一直办不下来", "下水道堵塞污水外溢", "老旧小区改造漏了我们"]),
    ("旗教体局", ["孩子入学划片不合理", "学校食堂饭菜凉", "老师违规补课收费", "幼儿园学费太高", "高考报名找不到入口", "校车晚点"]),
    ("旗交通运输局", ["公交车一小时一班", "客运站班车取消", "出租车拒载", "通村公路坑洼", "货车超载压坏路面", "公交站台没有站牌"]),
    ("旗人社局", ["工地拖欠农民工工资", "养老保险断缴怎么补", "退休金少发一个月", "工伤认定办了半年", "公司不签劳动合同", "社保卡丢失补办"]),
  ]
  private static let places = ["东街", "西河村", "幸福小区", "二道口", "老粮库", "城南", "白音塔拉", "三合屯"]
  private static let endings = ["请尽快处理。", "希望给个说法。", "谢谢领导。", "已经反映过多次。", "麻烦核实一下。"]

  /// As many for each unit.
  static func lessons(_ count: Int, from start: Int = 0, units: Int = 4) -> [Lesson] {
    matters.prefix(units).flatMap { unit, matters in
      (start..<start + count).map { number in
        let matter = matters[number % matters.count]
        let text =
          "我住在\(places[number / 2 % places.count])，\(matter)，从\(number % 11 + 1)月开始。\(endings[number / 3 % endings.count])"
        return Lesson(ModelText(title: number % 3 == 0 ? matter : "", text: text), label: unit)
      }
    }
  }
}
