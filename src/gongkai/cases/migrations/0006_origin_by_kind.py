"""Another system may number its applications and its reviews each from one."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0005_agents"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="case", name="case_origin_once"),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.UniqueConstraint(
                condition=models.Q(("origin", ""), _negated=True),
                fields=("unit", "kind", "origin"),
                name="case_origin_once",
            ),
        ),
    ]
