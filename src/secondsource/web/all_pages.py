"""Everything the desk answers, in one table."""

from secondsource.web.exports import EXPORTS
from secondsource.web.feeds import FEEDS
from secondsource.web.figures_page import FIGURES
from secondsource.web.front_page import FRONT
from secondsource.web.judgement_page import JUDGE, JUDGE_NATURE, JUDGEMENTS, UNDO
from secondsource.web.name_page import NAME
from secondsource.web.names_page import NAMES
from secondsource.web.news_page import NEWS
from secondsource.web.outlet_page import OUTLET, OUTLETS
from secondsource.web.page_table import Row
from secondsource.web.report_page import REPORT
from secondsource.web.rules_page import ADD_RULE, REMOVE_RULE, RULES
from secondsource.web.search_page import SEARCH
from secondsource.web.story_page import STORY

PAGES = (FRONT, STORY, FIGURES, REPORT, NAMES, NAME, OUTLETS, OUTLET, NEWS, SEARCH, JUDGEMENTS, RULES)
ACTIONS = (JUDGE, JUDGE_NATURE, UNDO, ADD_RULE, REMOVE_RULE)
ALL: tuple[Row, ...] = (*PAGES, *ACTIONS, *EXPORTS, *FEEDS)
