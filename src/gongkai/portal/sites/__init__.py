"""The public pages of sites and 栏目: their homes, lists, feeds, 公开专栏, and the frame around every page."""
