/// What a column of a new-media export can be.
package enum ExportField: String, CaseIterable, Sendable {
  /// The platform's own number of the comment.
  case id
  case author
  case text
  /// When it was written.
  case time
  /// Where its author wrote it, as the platform shows it (IP属地).
  case region
  /// The article or video that it was written under.
  case work
  case link
  case telephone

  /// Names that platforms, plug-ins and operators give to such a column, the likeliest first.
  var synonyms: [String] {
    switch self {
    case .id:
      [
        "评论ID", "留言ID", "私信ID", "消息ID", "评论编号", "留言编号", "cid", "comment_id", "user_comment_id", "mid",
        "msgid", "message_id", "idstr", "id", "编号",
      ]
    case .author:
      [
        "昵称", "用户昵称", "评论昵称", "粉丝昵称", "用户名", "用户名称", "用户", "评论者", "评论人", "评论用户", "留言人", "留言者",
        "留言用户", "网名", "网民姓名", "网友", "网民", "姓名", "screen_name", "nickname", "nick_name", "author_name",
        "user_name", "user.screen_name", "user.nickname", "user.name", "author", "user", "作者", "openid",
      ]
    case .text:
      [
        "评论内容", "留言内容", "私信内容", "消息内容", "评论正文", "内容", "评论", "留言", "消息", "正文", "content", "text_raw",
        "text", "comment", "message",
      ]
    case .time:
      [
        "评论时间", "留言时间", "私信时间", "消息时间", "提交时间", "发布时间", "发表时间", "创建时间", "时间", "日期", "create_time",
        "created_at", "create_at", "publish_time", "time", "date",
      ]
    case .region: ["IP属地", "属地", "IP归属地", "归属地", "地区", "ip_location", "ip_label", "region"]
    case .work: ["作品标题", "文章标题", "视频标题", "作品名称", "标题", "作品", "文章", "视频", "title"]
    case .link: ["作品链接", "文章链接", "视频链接", "评论链接", "页面地址", "链接", "网址", "url", "link", "video_url"]
    case .telephone: ["联系电话", "手机号码", "手机号", "手机", "电话", "联系方式", "phone", "mobile", "tel", "telephone"]
    }
  }
}
