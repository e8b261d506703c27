"""HTML as office programs put it on the clipboard, written for the tests."""

from __future__ import annotations


def paragraph(words: str) -> str:
    """A paragraph of Word."""
    return (
        "<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0;line-height:28pt'>"
        f"<span style='font-size:16.0pt;font-family:仿宋_GB2312;"
        f'mso-hansi-font-family:"Times New Roman"\'>{words}<o:p></o:p></span></p>'
    )


def item(mark: str, level: int, words: str) -> str:
    """A paragraph that Word shows as an item of a list."""
    return (
        f"<p class=MsoListParagraph style='margin-left:{21 * level}pt;text-indent:-21.0pt;"
        f"mso-list:l0 level{level} lfo1'><![if !supportLists]><span lang=EN-US style='font-family:Wingdings;"
        f"mso-list:Ignore'>{mark}<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span>"
        f"<![endif]><span style='font-family:仿宋'>{words}</span><o:p></o:p></p>"
    )


WORD = (
    "<html xmlns:o='urn:schemas-microsoft-com:office:office' xmlns:w='urn:schemas-microsoft-com:office:word'>"
    "<head><meta name=Generator content='Microsoft Word 15'><!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal"
    "</w:View></w:WordDocument></xml><![endif]-->"
    "<style>p.MsoNormal {mso-style-parent:''; margin:0cm;}</style></head>"
    "<body lang=ZH-CN style='tab-interval:21.0pt'><!--StartFragment--><div class=WordSection1>"
    "<h1><span style='font-family:黑体;color:black'>一、总体要求</span>"
    "<span lang=EN-US><o:p></o:p></span></h1>"
    + paragraph("\u3000\u3000为了<b style='mso-bidi-font-weight:normal'>规范</b>加装\r\n电梯，制定本办法。")
    + paragraph("&nbsp;")
    + "<p class=MsoNormal><!--[if gte vml 1]><v:shape><v:imagedata src='file:///C:/clip_image001.png'/></v:shape>"
    "<![endif]--><![if !vml]><img width=300 src='file:///C:/Users/a/AppData/Local/Temp/msohtmlclip1/01/"
    "clip_image001.png' v:shapes='_x0000_i1025'><![endif]></p></div><!--EndFragment--></body></html>"
)
WPS = (
    "<html><head><meta name=Generator content='WPS Office'><style>@font-face{font-family:'仿宋';}"
    "p.MsoNormal{mso-style-name:正文;}</style></head><body><!--StartFragment-->"
    "<p class=MsoNormal style='mso-outline-level:1;text-align:center;'><b><span style=\"mso-spacerun:'yes';"
    "font-family:黑体;mso-ascii-font-family:'Times New Roman';"
    "font-weight:bold;\"><font face='黑体'></font></span></b>"
    "<span style='font-size:16pt'><font face='黑体'>申报条件</font></span></p>"
    "<p class=MsoNormal style='margin-left:21pt;mso-list:l1 level1 lfo2;'><span style='font-family:Wingdings;"
    "mso-list:Ignore;'>\uf06c<span>&nbsp;</span></span><span>"
    "<font face='仿宋'>在本市居住</font></span><o:p></o:p></p>"
    "<p class=MsoNormal style='margin-left:21pt;mso-list:l1 level1 lfo2;'><span style='font-family:Wingdings;"
    "mso-list:Ignore;'>\uf06c<span>&nbsp;</span></span><span>"
    "<font face='仿宋'>无其他住房</font></span><o:p></o:p></p>"
    "<p class=MsoNormal align=right><span style=\"mso-spacerun:'yes'\">示范市住房和城乡建设局</span></p>"
    "<!--EndFragment--></body></html>"
)
WORD_TABLE = (
    "<table class=MsoTableGrid border=1 cellspacing=0 style='border-collapse:collapse;mso-yfti-tbllook:1184'>"
    "<tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'><td width=553 colspan=2 style='width:414.8pt;border:solid'>"
    + paragraph("补贴标准")
    + "</td></tr><tr><td rowspan=2>"
    + paragraph("多层住宅")
    + paragraph("（六层以下）")
    + "</td><td>"
    + paragraph("10<span style='mso-spacerun:yes'>&nbsp;</span>万元")
    + "</td></tr><tr><td>"
    + paragraph("12 万元")
    + "</td></tr></table>"
)
EXCEL = (
    "<html xmlns:x='urn:schemas-microsoft-com:office:excel'><head>"
    "<style>td{mso-number-format:General}</style></head>"
    "<body link=blue><table border=0 style='width:108pt'><!--StartFragment--><col width=72 span=2>"
    "<tr height=19><td class=xl65 width=72>户主</td><td class=xl65>金额</td></tr>"
    "<tr height=19><td>甲</td><td align=right x:num>1200</td></tr><!--EndFragment--></table></body></html>"
)
HIDDEN = (
    "<p class=MsoNormal>公开的文字<span style='mso-hide:all;display:none'>张某某</span><del>原来的文字</del>"
    "<span style='mso-special-character:comment'>&nbsp;"
    "<a style='mso-comment-reference:a_1' href='#_msocom_1'>[a1]</a></span></p>"
    "<div style='mso-element:comment-list'><p>批注：暂不公开</p></div>"
)
GOOGLE = (
    "<meta charset='utf-8'><b style='font-weight:normal;' id='docs-internal-guid-1'>"
    "<p dir='ltr'><span>本办法自发布\n"
    "之日起施行，see\nthe notice。</span></p></b>"
)
