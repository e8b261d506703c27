"""网站和栏目: which site speaks for which unit, and the tree of columns in which information stands."""
