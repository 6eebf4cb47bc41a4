"""Two page types: a column (the home page is one, too) and an article with the facts that ours shows."""
from django.db import models
from wagtail.fields import RichTextField
from wagtail.models import Page


class ColumnPage(Page):
    pass


class ArticlePage(Page):
    issuer = models.CharField(max_length=200, blank=True)
    number = models.CharField(max_length=200, blank=True)
    index_number = models.CharField(max_length=100, blank=True)
    topic = models.CharField(max_length=100, blank=True)
    keywords = models.CharField(max_length=500, blank=True)
    summary = models.TextField(blank=True)
    published_at = models.DateTimeField()
    body = RichTextField(blank=True)

    def neighbours(self):
        siblings = ArticlePage.objects.sibling_of(self, inclusive=False).live()
        return siblings.order_by("-published_at")[:5]
