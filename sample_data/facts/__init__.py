"""The extracts of facts that the invented council sends, one file each, and here the list of them."""

from sample_data.facts.accounts import ACCOUNTS
from sample_data.facts.allocations import ALLOCATIONS
from sample_data.facts.assessments import ASSESSMENTS
from sample_data.facts.births import BIRTHS
from sample_data.facts.extract import Extract
from sample_data.facts.meetings import MEETINGS
from sample_data.facts.plans import PLANS
from sample_data.facts.referrals import REFERRALS

FACTS: tuple[Extract, ...] = (REFERRALS, ALLOCATIONS, MEETINGS, ACCOUNTS, ASSESSMENTS, PLANS, BIRTHS)
