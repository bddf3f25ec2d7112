"""Make the data files of the gazetteer from public tables; run by a maintainer, not by users.

    python -m kb.gazetteer.build DIVISIONS.csv CHANGES.csv WORDS.txt

`divisions.csv` is kept as it is but for its `point_source`; `history.csv` holds former names that
no division of the province has today, with the last year of use and the adcodes that took them over;
`straddles.txt` the frequent two-character words that end in the first character of a short name
(WORDS is a word list with frequencies, one `word count tag` a line).
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable
from pathlib import Path

from kb.gazetteer._divisions import divisions

DATA = Path(__file__).parent / "data"
FREQUENT = 100


def write(name: str, header: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    with (DATA / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def copy_divisions(path: Path) -> None:
    with path.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    columns = ("adcode", "name", "level", "parent", "lon", "lat")
    write("divisions.csv", columns, ([row[c] for c in columns] for row in rows))


def history(path: Path) -> None:
    """Former names, chained through later changes to a division of today in the same province.

    A name that a division of another province still has is a former name of this one.
    """
    current = {(d.path.split("/")[0], d.name) for d in divisions().values()}
    with path.open(encoding="utf-8") as file:
        changes = [r for r in csv.DictReader(file) if r["old_name"] and r["new_name"] and r["type"] != "码位改派"]
    later: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in changes:
        later.setdefault((row["old_path"].split("/")[0], row["old_name"]), []).append(row)
    found: dict[str, tuple[int, set[str]]] = {}
    for row in changes:
        name, province = row["old_name"], row["old_path"].split("/")[0]
        if (province, name) in current or len(name) < 3 or name in ("市辖区", "郊区", "县"):
            continue
        ends = _follow(row, province, later, 0)
        if ends:
            year, known = found.get(name, (0, set()))
            found[name] = (max(year, int(row["year"])), known | ends)
    write("history.csv", ("name", "until", "adcodes"), ([n, str(y), " ".join(sorted(k))] for n, (y, k) in sorted(found.items())))


def _follow(row: dict[str, str], province: str, later: dict[tuple[str, str], list[dict[str, str]]], depth: int) -> set[str]:
    here = {d.adcode for d in divisions().values() if d.name == row["new_name"] and d.path.split("/")[0] == province}
    if here or depth > 6:
        return here if len(here) == 1 or row["new_adcode"] not in here else {row["new_adcode"]}
    ends: set[str] = set()
    for after in later.get((province, row["new_name"]), ()):
        if int(after["year"]) >= int(row["year"]) and after["new_name"] != row["old_name"]:
            ends |= _follow(after, province, later, depth + 1)
    return ends


def straddles(path: Path) -> None:
    firsts = {d.short[0] for d in divisions().values()}
    words = []
    for line in path.read_text("utf-8").splitlines():
        word, count, *tag = line.split()
        if len(word) == 2 and int(count) >= FREQUENT and word[1] in firsts and (tag or [""])[0] not in ("ns", "nr", "nrt"):
            words.append(word)
    (DATA / "straddles.txt").write_text("\n".join(sorted(words)) + "\n", encoding="utf-8")


def main(arguments: list[str]) -> None:
    tables = [Path(a) for a in arguments]
    copy_divisions(tables[0])
    divisions.cache_clear()
    history(tables[1])
    straddles(tables[2])


if __name__ == "__main__":
    main(sys.argv[1:])
