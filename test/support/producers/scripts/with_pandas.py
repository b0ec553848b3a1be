"""pandas: the tables that read_html finds, written between the page's paragraphs."""
import io
import sys

import pandas
from lxml import html

kind = sys.argv[3]
tree = html.parse(sys.argv[1], parser=html.HTMLParser(encoding="utf-8"))
write = {
    "markdown": lambda table: table.to_markdown(index=False),
    "html": lambda table: table.to_html(index=False),
    "csv": lambda table: table.to_csv(index=False),
    "string": lambda table: table.to_string(index=False),
}[kind]
parts = []
for node in tree.iter("p", "table"):
    if node.tag == "table":
        [table] = pandas.read_html(io.StringIO(html.tostring(node, encoding="unicode")))
        parts.append(write(table))
    elif not list(node.iterancestors("table")):
        text = node.text_content()
        parts.append(f"<p>{text}</p>" if kind == "html" else text)
with open(sys.argv[2], "w", encoding="utf-8") as out:
    out.write("\n\n".join(parts))
