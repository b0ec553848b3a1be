"""xhtml2pdf: a page through ReportLab, its Chinese in a font that is not embedded."""
import sys

from xhtml2pdf import pisa

with open(sys.argv[1], encoding="utf-8") as page, open(sys.argv[2], "wb") as out:
    text = page.read().replace("</style>", "body, td, p { font-family: STSong-Light } </style>")
    pisa.CreatePDF(text, dest=out, encoding="utf-8")
