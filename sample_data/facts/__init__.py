"""The extracts of facts that the invented council sends, one file each, and here the list of them.

A new one comes last: one stream of chance draws the slips of clerks in one file after the other, so that
the files before it stay as they are.
"""

from sample_data.facts.accounts import ACCOUNTS
from sample_data.facts.allocations import ALLOCATIONS
from sample_data.facts.assessments import ASSESSMENTS
from sample_data.facts.attendances import ATTENDANCES
from sample_data.facts.audit_actions import AUDIT_ACTIONS
from sample_data.facts.births import BIRTHS
from sample_data.facts.case_audits import CASE_AUDITS
from sample_data.facts.comments import COMMENTS
from sample_data.facts.context_figures import CONTEXT_FIGURES
from sample_data.facts.extract import Extract
from sample_data.facts.group_places import GROUP_PLACES
from sample_data.facts.identified_needs import IDENTIFIED_NEEDS
from sample_data.facts.meetings import MEETINGS
from sample_data.facts.plans import PLANS
from sample_data.facts.posts import POSTS
from sample_data.facts.referrals import REFERRALS
from sample_data.facts.reports import REPORTS
from sample_data.facts.responses import RESPONSES
from sample_data.facts.supports import SUPPORTS
from sample_data.facts.trainings import TRAININGS
from sample_data.facts.wellbeing_scores import WELLBEING_SCORES

FACTS: tuple[Extract, ...] = (
    REFERRALS,
    ALLOCATIONS,
    MEETINGS,
    ACCOUNTS,
    GROUP_PLACES,
    SUPPORTS,
    POSTS,
    REPORTS,
    CASE_AUDITS,
    ATTENDANCES,
    ASSESSMENTS,
    PLANS,
    BIRTHS,
    CONTEXT_FIGURES,
    COMMENTS,
    RESPONSES,
    WELLBEING_SCORES,
    IDENTIFIED_NEEDS,
    AUDIT_ACTIONS,
    TRAININGS,
)
