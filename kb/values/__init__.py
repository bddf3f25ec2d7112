"""Values in Chinese and English prose: numerals, quantities, dates, document numbers.

May live here: pure functions from text to typed values with their place. May not: what a value
is a value of (`ingest.extract`).
"""

from kb.values._dates import DateMention, dates, five_year_plan, is_date
from kb.values._docnumbers import document_number, document_numbers
from kb.values._numerals import format_numeral, parse_numeral
from kb.values._quantities import Quantity, quantities

__all__ = [
    "DateMention",
    "Quantity",
    "dates",
    "document_number",
    "document_numbers",
    "five_year_plan",
    "format_numeral",
    "is_date",
    "parse_numeral",
    "quantities",
]
