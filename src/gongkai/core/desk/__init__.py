"""The desk kit: a back office declared per module in a few lines (list, filters, export, form, detail, acts).

A package gets its place on the desk from its own module `desk`, found when the application starts::

    from gongkai.core.desk.kit import Act, Column, Module, State, Title, register

    register(
        Module(
            code="notices",
            label="通知",
            model=Notice,  # its manager is a ScopedQuerySet
            columns=(Title("title", "标题"), State("state", "状态")),
            search=("title",),
            flow=FLOW,
            acts=(Act("publish", actions.publish),),
        )
    )

Every other field of `Module` adds a part: filters, forms, tabs, checks, versions, clock, to-do. The rules that all
modules keep are tried in tests/core/desk/test_modules.py.
"""
