"""Whether the answer of a precedent stood in reconsideration and in court."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0002_caseload"),
    ]

    operations = [
        migrations.AddField(
            model_name="precedent",
            name="standing",
            field=models.CharField(
                blank=True,
                choices=[
                    ("upheld", "已被维持"),
                    ("corrected", "已被纠正，不宜参照"),
                    ("other", "审结，没有评价答复"),
                ],
                max_length=12,
                verbose_name="效力",
            ),
        ),
    ]
