import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('information', '0001_initial'),
        ('personal', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='PrivacyDebt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('count', models.PositiveIntegerField(verbose_name='待处理处数')),
                ('shown', models.CharField(max_length=300, verbose_name='掩码后的内容')),
                ('counted_at', models.DateTimeField(verbose_name='核对时间')),
                ('information', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='privacy_debt', to='information.information', verbose_name='政府信息')),
            ],
            options={
                'verbose_name': '待处理的个人信息',
                'verbose_name_plural': '待处理的个人信息',
                'ordering': ['id'],
            },
        ),
    ]
