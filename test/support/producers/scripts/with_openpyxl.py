"""openpyxl: the whole form on one sheet."""
import re
import sys

from openpyxl import Workbook

from report_list import corners, pieces, width

book = Workbook()
sheet = book.active
top = 1
for piece in pieces():
    if piece["kind"] != "table":
        sheet.cell(top, 1, piece["text"])
        sheet.merge_cells(start_row=top, end_row=top, start_column=1, end_column=10)
        top += 1
        continue
    rows = piece["rows"]
    for r, c, cell in corners(rows):
        text = cell["text"]
        value = int(text) if re.fullmatch(r"0|[1-9]\d*", text) else text or None
        sheet.cell(top + r, c + 1, value)
        if cell["columnSpan"] * cell["rowSpan"] > 1:
            sheet.merge_cells(
                start_row=top + r, end_row=top + r + cell["rowSpan"] - 1, start_column=c + 1, end_column=c + cell["columnSpan"]
            )
    top += len(rows)
book.save(sys.argv[2])
