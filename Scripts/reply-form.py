#!/usr/bin/env python3
"""Makes Config/forms/reply-form.docx (网民留言回复情况表): the same bytes each time.

    Scripts/reply-form.py Config/forms/reply-form.docx

An administrator edits that file in WPS or Word and needs this no more.
"""

import sys
import zipfile

LABEL, VALUE = 1500, 3319  # widths of the columns, in twentieths of a point
BLANK = "　" * 6
HINT = "（拟公开全文）"

TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/word/document.xml" \
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>\
<Override PartName="/word/styles.xml" \
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>"""

RELATIONS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"/>\
</Relationships>"""

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

STYLES = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="{WORD}"><w:docDefaults><w:rPrDefault><w:rPr>\
<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋" w:cs="Times New Roman"/>\
<w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>\
<w:pPrDefault/></w:docDefaults>\
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style></w:styles>"""


def run(text, underlined=False, size=None, title=False):
    style = ""
    if title:
        style += '<w:rFonts w:eastAsia="宋体"/><w:b/>'
    if size:
        style += f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    if underlined:
        style += '<w:u w:val="single"/>'
    style = f"<w:rPr>{style}</w:rPr>" if style else ""
    return f'<w:r>{style}<w:t xml:space="preserve">{text}</w:t></w:r>'


def written(text, size=None):
    """Runs of a text in which ___ is a blank to be filled in."""
    pieces = text.split("___")
    runs = [run(piece, size=size) if piece else "" for piece in pieces]
    return run(BLANK, underlined=True, size=size).join(runs)


def paragraph(content, align=None, more=""):
    style = more + (f'<w:jc w:val="{align}"/>' if align else "")
    style = f"<w:pPr>{style}</w:pPr>" if style else ""
    return f"<w:p>{style}{content}</w:p>"


def cell(lines, width, span=1, align=None):
    merged = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    content = "".join(paragraph(written(line, 18 if line == HINT else None) if line else "", align) for line in lines.split("\n"))
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merged}<w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'
    )


def row(*cells, height=400):
    rule = f'<w:trPr><w:trHeight w:val="{height}"/></w:trPr>'
    built = ""
    for place in range(0, len(cells), 2):
        built += cell(cells[place], LABEL, align="center")
        if len(cells) == 2:
            built += cell(cells[1], VALUE * 2 + LABEL, span=3)
        else:
            built += cell(cells[place + 1], VALUE)
    return f"<w:tr>{rule}{built}</w:tr>"


ROWS = [
    row("留言来源", "{{channel}}", "来源编号", "{{serial}}"),
    row("网民称呼", "已隐去（确需联系的请与本中心联系）", "联系电话", "已隐去"),
    row("留言时间", "{{receivedAt}}", "登记时间", "{{registeredAt}}"),
    row("留言类型", "{{category}}", "受理类别", "{{clause}}"),
    row("是否公开", "{{openness}}", "重 复 件", "原编号："),
    row("留言标题", "{{title}}"),
    row("留言内容", "{{text}}", height=1500),
    row("承办单位", "{{lead}}（牵头）", "配合单位", "{{cooperating}}"),
    row("转办时间", "{{assignedAt}}", "办结时限", "{{due}}（{{term}}）"),
    row("签收时间", "", "信 息 员", "{{officer}}"),
    row("调查核实\n情况", "", height=900),
    row("回复内容\n" + HINT, "", height=2300),
    row("是否属实", "□属实　□部分属实　□不属实　□咨询类"),
    row("公开建议", "□公开　□不公开（理由：___）"),
    row("承 办 人", "签字：___\n　　年　　月　　日", "股室负责人", "签字：___\n　　年　　月　　日"),
    row(
        "单位领导\n审　　签",
        "□主要负责人　□分管领导　意见：___\n签字：___　　（单位公章）　　　　年　　月　　日",
        height=900,
    ),
    row("管理中心\n审　　核", "□通过　□退回（理由：___）", "审 核 人", "　　年　　月　　日"),
    row("回复网民", "时间、渠道、链接：", "回访结果", "□满意　□基本满意\n□不满意　□未联系上"),
    row("备　　注", "{{remarks}}"),
]

NOTES = (
    "说明：1.承办单位须自收到本表之日起{{term}}内办结，经主要负责人或分管领导审签并加盖公章后报{{office}}。"
    "2.{{returnNote}}3.本表请勿外传。"
)


def document():
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in (LABEL, VALUE, LABEL, VALUE))
    table = (
        f'<w:tbl><w:tblPr><w:tblW w:w="{2 * (LABEL + VALUE)}" w:type="dxa"/><w:jc w:val="center"/>'
        f"<w:tblBorders>{borders}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/></w:tblPr>'
        f'<w:tblGrid>{columns}</w:tblGrid>{"".join(ROWS)}</w:tbl>'
    )
    head = paragraph(run("网民留言回复情况表", size=44, title=True), "center", '<w:spacing w:after="120"/>')
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{2 * (LABEL + VALUE)}"/></w:tabs>'
    number = paragraph(run("编号：{{id}}") + "<w:r><w:tab/></w:r>" + run("紧急程度：{{urgency}}"), more=tab)
    notes = paragraph(run(NOTES, size=18), more='<w:spacing w:before="60"/>')
    mark = paragraph(run("办件标识：{{token}}（请保留）", size=18))
    page = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="850" w:right="1134" w:bottom="850" '
        'w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document xmlns:w="{WORD}"><w:body>'
        f"{head}{number}{table}{notes}{mark}{page}</w:body></w:document>"
    )


def main():
    parts = [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELATIONS % ("officeDocument", "word/document.xml")),
        ("word/document.xml", document()),
        ("word/_rels/document.xml.rels", RELATIONS % ("styles", "styles.xml")),
        ("word/styles.xml", STYLES),
    ]
    with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content.encode())


if __name__ == "__main__":
    main()
