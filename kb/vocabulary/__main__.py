"""`python -m kb.vocabulary > docs/ontology.md`"""

import sys

from kb.vocabulary._docs import page

sys.stdout.write(page())
