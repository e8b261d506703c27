from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("publishing", "0002_list_cuts")]

    operations = [
        migrations.AlterField(
            model_name="redirect",
            name="site",
            field=models.CharField(blank=True, default="", max_length=253, verbose_name="旧站域名"),
        ),
    ]
