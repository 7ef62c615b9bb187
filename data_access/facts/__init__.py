"""Every fact, declared: one file each, and here the list of them.

To add one, write its declaration and put it here. A fact that carries columns over comes after those it
carries them from.
"""

from data_access.facts.allocation import ALLOCATION
from data_access.facts.assessment import ASSESSMENT
from data_access.facts.birth import BIRTH
from data_access.facts.declaration import Fact
from data_access.facts.meeting import MEETING
from data_access.facts.plan import PLAN
from data_access.facts.referral import REFERRAL
from data_access.facts.spend import SPEND

FACTS: dict[str, Fact] = {
    fact.name: fact for fact in (REFERRAL, ALLOCATION, MEETING, ASSESSMENT, PLAN, BIRTH, SPEND)
}
