"""The modules of casework on the desk: each kind of case has one."""

# Applications first: the forms of disputes are made of theirs, and their page has an act that files a dispute.
import gongkai.cases.foi.desk as foi
from gongkai.cases.desk import particulars
from gongkai.cases.disputes import desk as disputes

__all__ = ["disputes", "foi", "particulars"]
