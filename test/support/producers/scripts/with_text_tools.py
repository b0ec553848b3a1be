"""Tools that make text of pages and documents."""
import sys

source, out, tool = sys.argv[1:4]


def markup():
    with open(source, encoding="utf-8") as file:
        return file.read()


def by_html2text():
    import html2text

    maker = html2text.HTML2Text(bodywidth=0)
    maker.pad_tables = False
    return maker.handle(markup())


def by_trafilatura():
    import trafilatura

    return trafilatura.extract(markup(), include_tables=True, favor_recall=True)


def by_markitdown():
    from markitdown import MarkItDown

    return MarkItDown().convert(source).text_content


def by_inscriptis():
    from inscriptis import get_text

    return get_text(markup())


def by_markdownify():
    from markdownify import markdownify

    return markdownify(markup())


text = globals()[f"by_{tool}"]()
with open(out, "w", encoding="utf-8") as file:
    file.write(text)
