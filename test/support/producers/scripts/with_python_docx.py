"""python-docx: paragraphs and merged cells."""
import sys

from docx import Document

from report_list import corners, pieces, width

document = Document()
for piece in pieces():
    kind = piece["kind"]
    if kind == "table":
        rows = piece["rows"]
        table = document.add_table(rows=len(rows), cols=width(rows), style="Table Grid")
        for r, c, cell in corners(rows):
            place = table.cell(r, c)
            if cell["columnSpan"] * cell["rowSpan"] > 1:
                place = place.merge(table.cell(r + cell["rowSpan"] - 1, c + cell["columnSpan"] - 1))
            place.text = cell["text"]
    elif kind in ("title", "heading"):
        document.add_heading(piece["text"], level=0 if kind == "title" else 1)
    else:
        document.add_paragraph(piece["text"])
document.save(sys.argv[2])
