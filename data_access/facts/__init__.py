"""Every fact, declared: one file each, and here the list of them.

To add one, write its declaration and put it here. A fact that carries columns over comes after those it
carries them from.
"""

from data_access.facts.allocation import ALLOCATION
from data_access.facts.assessment import ASSESSMENT
from data_access.facts.attendance import ATTENDANCE
from data_access.facts.audit_action import AUDIT_ACTION
from data_access.facts.birth import BIRTH
from data_access.facts.case_audit import CASE_AUDIT
from data_access.facts.comment import COMMENT
from data_access.facts.context import CONTEXT
from data_access.facts.declaration import Fact
from data_access.facts.group_place import GROUP_PLACE
from data_access.facts.identified_need import IDENTIFIED_NEED
from data_access.facts.meeting import MEETING
from data_access.facts.plan import PLAN
from data_access.facts.referral import REFERRAL
from data_access.facts.report import REPORT
from data_access.facts.response import RESPONSE
from data_access.facts.spend import SPEND
from data_access.facts.support import SUPPORT
from data_access.facts.training import TRAINING
from data_access.facts.wellbeing_score import WELLBEING_SCORE
from data_access.facts.workforce import WORKFORCE

FACTS: dict[str, Fact] = {
    fact.name: fact
    for fact in (
        REFERRAL,
        ALLOCATION,
        MEETING,
        ASSESSMENT,
        PLAN,
        BIRTH,
        REPORT,
        GROUP_PLACE,
        SUPPORT,
        CASE_AUDIT,
        ATTENDANCE,
        COMMENT,
        RESPONSE,
        WORKFORCE,
        SPEND,
        CONTEXT,
        WELLBEING_SCORE,
        IDENTIFIED_NEED,
        AUDIT_ACTION,
        TRAINING,
    )
}
# Whom rows are about.
PERSONS = tuple(dict.fromkeys(person.name for fact in FACTS.values() for person in fact.who))
