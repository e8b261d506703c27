"""依申请公开: applications for information under 条例 27–45, from receipt to the archive."""
