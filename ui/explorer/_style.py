"""The page's style: system fonts, nothing from the web; colours follow the theme, light or dark.

The table's own download is hidden: it writes cells that a spreadsheet would run, and no sentences.
"""

STYLE = """<style>
.block-container { padding-top: 2.5rem; }
h1 { font-size: 2rem !important; }
h3 { font-size: 1.2rem !important; }
.kb-tagline { opacity: .75; margin: -.8rem 0 0; }
.kb-question { font-size: 1.25rem; font-weight: 600; margin: .6rem 0 .2rem; overflow-wrap: anywhere; }
.kb-note { opacity: .75; font-size: .9rem; margin: 0; }
.kb-counts { display: grid; grid-template-columns: 1fr auto; gap: .2rem 1rem; font-size: .9rem; margin: 0 !important; padding: 0 !important; }
.kb-counts dt { opacity: .75; margin: 0 !important; padding: 0 !important; font-weight: 400; }
.kb-counts dd { margin: 0; text-align: right; font-variant-numeric: tabular-nums; }
.kb-counts .kb-total { font-size: 1.05rem; font-weight: 600; opacity: 1; }
.kb-card { border-left: 3px solid #2f6f8f; background: rgba(47, 111, 143, .07); padding: .6rem 1rem; margin: .2rem 0 0; border-radius: 4px; }
.kb-card blockquote { margin: .2rem 0; padding: 0; border: 0; opacity: 1; font-size: 1.02rem; line-height: 1.75; color: inherit; overflow-wrap: anywhere; }
.kb-card mark { background: #ffe08a; color: #222; padding: 0 .1em; border-radius: 2px; }
.kb-section, .kb-small { opacity: .75; }
.kb-near { opacity: .65; font-size: .92rem; }
.kb-section, .kb-small { font-size: .82rem; overflow-wrap: anywhere; }
.kb-notice { border-left: 3px solid #2f6f8f; background: rgba(47, 111, 143, .07); padding: .7rem 1rem; border-radius: 4px; overflow-wrap: anywhere; }
.kb-notice p { margin: .2rem 0; }
[data-testid="stElementToolbar"] span:has(> button[aria-label="Download as CSV"]), [data-testid="stElementToolbar"] button[aria-label="Download as CSV"] { display: none !important; }
.kb-warning { border-color: #b7791f; background: rgba(183, 121, 31, .1); }
</style>"""
