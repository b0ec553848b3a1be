"""ReportLab: platypus tables, in a font that is not embedded or in a TrueType font."""
import sys

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from report_list import corners, pieces, width

font = sys.argv[3]
if font == "zenhei":
    pdfmetrics.registerFont(TTFont(font, "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"))
else:
    pdfmetrics.registerFont(UnicodeCIDFont(font))
body = ParagraphStyle("body", fontName=font, fontSize=11, leading=18, wordWrap="CJK")
small = ParagraphStyle("small", fontName=font, fontSize=7, leading=9, wordWrap="CJK")
story = []
for piece in pieces():
    if piece["kind"] != "table":
        story.append(Paragraph(piece["text"].replace("&", "&amp;"), body))
        continue
    rows = piece["rows"]
    grid = [[""] * width(rows) for _ in rows]
    style = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
    for r, c, cell in corners(rows):
        grid[r][c] = Paragraph(cell["text"].replace("&", "&amp;").replace("\n", "<br/>"), small)
        style.append(("SPAN", (c, r), (c + cell["columnSpan"] - 1, r + cell["rowSpan"] - 1)))
    # A cell over twenty rows is higher than a page: it may be split.
    story.append(Table(grid, colWidths=[480 / width(rows)] * width(rows), style=style, splitInRow=1))
SimpleDocTemplate(sys.argv[2], pagesize=A4).build(story)
