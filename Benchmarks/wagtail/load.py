"""load.py ARTICLES: takes JSON lines of articles into an empty Wagtail; prints the address of each."""
import json
import os
import sys

os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
import django  # noqa: E402

django.setup()
from django.db import transaction  # noqa: E402
from portal.models import ArticlePage, ColumnPage  # noqa: E402
from wagtail.models import Page, Site  # noqa: E402

with transaction.atomic(), open(sys.argv[1], encoding="utf-8") as lines:
    Site.objects.all().delete()
    root = Page.get_first_root_node()
    for page in root.get_children():
        page.delete()
    root.refresh_from_db()
    home = root.add_child(instance=ColumnPage(title="首页", slug="home"))
    Site.objects.create(hostname="127.0.0.1", root_page=home, is_default_site=True, site_name="门户")
    columns = {}
    for line in lines:
        article = json.loads(line)
        name = article.pop("column")
        if name not in columns:
            menu = len(columns) < 8
            columns[name] = home.add_child(
                instance=ColumnPage(title=name, slug=f"c{len(columns)}", show_in_menus=menu))
        slug = article.pop("id").lower()
        columns[name].add_child(instance=ArticlePage(slug=slug, **article))
        print(f"/{columns[name].slug}/{slug}/")
