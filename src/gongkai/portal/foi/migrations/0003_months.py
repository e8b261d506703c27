"""Counts by the month, one row each."""

from collections import defaultdict

from django.db import migrations, models

TURNS = ("shown", "opened", "found", "went_on", "applied")


def gather(apps, _schema):
    """The counts of days become those of their month."""
    months = defaultdict(lambda: dict.fromkeys(TURNS, 0))
    for row in apps.get_model("foi_portal", "GuidanceDay").objects.all():
        months[row.day.replace(day=1)][row.turn] += row.count
    made = apps.get_model("foi_portal", "Guidance")
    made.objects.bulk_create([made(month=month, **counts) for month, counts in sorted(months.items())])


class Migration(migrations.Migration):
    dependencies = [("foi_portal", "0002_turns")]

    operations = [
        migrations.RemoveConstraint("guidance", "guidance_once"),
        migrations.RenameModel("Guidance", "GuidanceDay"),
        migrations.CreateModel(
            name="Guidance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField(unique=True, verbose_name="月份")),
                ("shown", models.PositiveIntegerField(default=0, verbose_name="看到已公开信息")),
                ("opened", models.PositiveIntegerField(default=0, verbose_name="打开查看")),
                ("found", models.PositiveIntegerField(default=0, verbose_name="找到了，没有申请")),
                ("went_on", models.PositiveIntegerField(default=0, verbose_name="继续填写申请")),
                ("applied", models.PositiveIntegerField(default=0, verbose_name="提交申请")),
            ],
            options={
                "verbose_name": "申请前引导",
                "verbose_name_plural": "申请前引导",
                "ordering": ["-month"],
            },
        ),
        migrations.RunPython(gather, migrations.RunPython.noop),
        migrations.DeleteModel("GuidanceDay"),
    ]
