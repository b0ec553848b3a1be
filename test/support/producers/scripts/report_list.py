"""The report that a script is given: its pieces, and each table as a grid of corners."""
import json
import sys


def pieces():
    with open(sys.argv[1], encoding="utf-8") as file:
        return json.load(file)


def corners(rows):
    """Each cell with its row and column in the grid: rows of spanned cells → (row, column, cell)."""
    free = {}
    for r, row in enumerate(rows):
        column = 0
        for cell in row:
            while free.get(column, 0) > r:
                column += 1
            yield r, column, cell
            for c in range(column, column + cell["columnSpan"]):
                free[c] = r + cell["rowSpan"]
            column += cell["columnSpan"]


def width(rows):
    return sum(cell["columnSpan"] for cell in rows[0])
