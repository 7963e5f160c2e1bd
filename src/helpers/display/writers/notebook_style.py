"""The small style that outputs carry into JupyterLab, where no style sheet of ours is loaded."""

from typing import Final

from markupsafe import Markup

from helpers.display.theme import DEFAULT_THEME as _THEME
from helpers.display.theme import FONT_FAMILY

_STYLE = f"""
.rk{{font-family:"{FONT_FAMILY}","Source Sans 3",system-ui,sans-serif;line-height:1.45;
max-width:60em;color:{_THEME.ink};background:{_THEME.paper};padding:.25em .5em}}
.rk .rk-cover{{background:{_THEME.navy};color:#fff;padding:1em 1.25em}}
.rk .rk-cover h1{{color:#fff;font-size:1.5em;margin:.2em 0}}
.rk .rk-cover p{{margin:.2em 0}}
.rk .rk-lead{{font-size:1.15em}}
.rk .rk-note,.rk .rk-below{{color:{_THEME.muted};font-size:.88em}}
.rk .rk-below{{display:block}}
.rk .rk-notice{{border-left:3px solid {_THEME.navy};background:{_THEME.wash};padding:.6em .9em}}
.rk ol.rk-letters{{list-style:lower-alpha}}
.rk .rk-scroll{{overflow-x:auto}}
.rk table{{border-collapse:collapse;font-variant-numeric:tabular-nums;margin:.5em 0;border:0}}
.rk caption{{text-align:left;font-weight:600;color:{_THEME.navy};padding:.3em 0}}
.rk th,.rk td{{padding:.3em .6em;text-align:left;vertical-align:top;border:0;
border-bottom:1px solid {_THEME.rule};background:none;white-space:normal}}
.rk thead th{{color:{_THEME.muted};border-bottom:1.5px solid {_THEME.navy}}}
.rk tbody th{{font-weight:400}}
.rk .rk-count,.rk .rk-percent,.rk .rk-money{{text-align:right}}
.rk .rk-total>*{{font-weight:600;border-top:1.5px solid {_THEME.navy}}}
.rk .rk-nb{{white-space:nowrap}}
.rk .rk-strong{{font-weight:600}}
.rk .rk-reached{{color:{_THEME.reached};font-weight:600}}
.rk .rk-not-reached{{color:{_THEME.not_reached};font-weight:600}}
.rk .rk-key-figures{{display:flex;flex-wrap:wrap;gap:1.5em}}
.rk .rk-key-figures dd{{margin:0}}
.rk .rk-value{{font-size:1.6em;font-weight:600}}
.rk figure{{margin:.5em 0}}
.rk figure svg{{max-width:100%;height:auto}}
.rk svg.rk-bar{{width:6em;height:.8em;vertical-align:middle}}
"""

NOTEBOOK_STYLE: Final = Markup(_STYLE.replace("\n", ""))
