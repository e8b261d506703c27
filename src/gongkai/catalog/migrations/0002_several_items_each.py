"""A piece of information may belong to several items."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("catalog", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="itemlink",
            name="information_id",
            field=models.PositiveBigIntegerField(db_index=True, verbose_name="政府信息"),
        ),
        migrations.AddConstraint(
            model_name="itemlink",
            constraint=models.UniqueConstraint(fields=("item", "information_id"), name="item_link_once"),
        ),
    ]
