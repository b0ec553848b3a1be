"""PyMuPDF: a page laid out by its Story."""
import sys

try:
    import pymupdf
except ModuleNotFoundError:  # Its name until 1.24, and Debian's.
    import fitz as pymupdf

with open(sys.argv[1], encoding="utf-8") as page:
    story = pymupdf.Story(html=page.read())
writer = pymupdf.DocumentWriter(sys.argv[2])
box = pymupdf.paper_rect("a4")
more = 1
while more:
    device = writer.begin_page(box)
    more, _ = story.place(box + (36, 36, -36, -36))
    story.draw(device)
    writer.end_page()
writer.close()
