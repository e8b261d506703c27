"""依申请公开 from the citizen's side: what it is, applying, following a case by its number and code."""
