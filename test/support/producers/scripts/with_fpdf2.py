"""fpdf2: its own tables, in a TrueType font."""
import sys

from fpdf import FPDF

from report_list import pieces

pdf = FPDF()
pdf.add_font("zenhei", fname="/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc")
pdf.add_page()
for piece in pieces():
    pdf.set_font("zenhei", size=11)
    if piece["kind"] != "table":
        pdf.multi_cell(0, 8, piece["text"], new_x="LMARGIN", new_y="NEXT")
        continue
    pdf.set_font("zenhei", size=7)
    with pdf.table(line_height=5, first_row_as_headings=False) as table:
        for row in piece["rows"]:
            line = table.row()
            for cell in row:
                line.cell(cell["text"], colspan=cell["columnSpan"], rowspan=cell["rowSpan"])
pdf.output(sys.argv[2])
