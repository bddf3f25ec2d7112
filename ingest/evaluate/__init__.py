"""How well extraction does on documents that people have annotated.

`evaluate` reads a folder of documents and annotations, extracts, and says of every fact whether
it was found (`hit`), not found (`missed`) or made up (`spurious`); `intervals` says how sure the
figures are, `compare` what changed since an earlier run, `reliability` what the confidence of
statements is worth. May live here: the format of annotations, matching, figures. May not: rules
of extraction, words for people, printing.
"""

from ingest.evaluate._bootstrap import Difference, Interval, Intervals, differences, intervals
from ingest.evaluate._compare import Change, Comparison, compare
from ingest.evaluate._evaluate import Evaluation, Progress, evaluate
from ingest.evaluate._figures import Counts, counts, macro_f1
from ingest.evaluate._kinds import KINDS, VERDICTS, Kind, Verdict
from ingest.evaluate._reliability import Bin, Reliability, reliability
from ingest.evaluate._run import Judged, Run, Unit
from ingest.evaluate._saved import FORMAT, from_json, to_json
from ingest.evaluate._unit import Notice, NoticeKind

__all__ = [
    "FORMAT",
    "KINDS",
    "VERDICTS",
    "Bin",
    "Change",
    "Comparison",
    "Counts",
    "Difference",
    "Evaluation",
    "Interval",
    "Intervals",
    "Judged",
    "Kind",
    "Notice",
    "NoticeKind",
    "Progress",
    "Reliability",
    "Run",
    "Unit",
    "Verdict",
    "compare",
    "counts",
    "differences",
    "evaluate",
    "from_json",
    "intervals",
    "macro_f1",
    "reliability",
    "to_json",
]
