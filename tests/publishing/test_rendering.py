from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.urls import path as address

from gongkai.publishing import dependencies
from gongkai.publishing.rendering import RenderError, render
from tests.factories.orgs import person_with


def form(request):
    return HttpResponse(get_token(request))


def broken(request):
    return HttpResponse("", status=503)


def own(request):
    dependencies.must_stay_dynamic("因人而异")
    return HttpResponse("")


urlpatterns = [address("form/", form), address("broken/", broken), address("own/", own)]


def test_a_page_is_what_the_application_answers_to_a_stranger(row, client):
    information = row()
    url = information.get_absolute_url()
    assert render(url).body == client.get(url).content


def test_a_page_does_not_know_who_publishes_it(row, client, office):
    information = row()
    person = person_with(office)
    client.force_login(person)
    assert person.name in client.get("/").content.decode()
    assert person.name not in render(f"/information/{information.pk}/").body.decode()


def test_a_page_names_the_sites_own_address(row, settings):
    settings.GONGKAI_ADDRESS = "https://www.shifan.example"
    settings.ALLOWED_HOSTS = ["www.shifan.example"]
    information = row()
    assert (
        f"https://www.shifan.example/information/{information.pk}/"
        in render(f"/information/{information.pk}/").body.decode()
    )


def test_a_page_declares_what_it_shows(row):
    first, second = row(1), row(2)
    found = render("/kinds/notice/")
    assert {f"row:{first.pk}", f"row:{second.pk}"} <= found.keys
    about = render(f"/information/{first.pk}/")
    assert about.subject == first
    assert {f"row:{first.pk}", f"related:{first.pk}"} <= about.keys
    assert f"row:{second.pk}" not in about.keys


@pytest.mark.parametrize("path", ["/information/999999/", "/nowhere/", "/issuers/nobody/"])
def test_an_address_without_a_page_has_no_file(db, path):
    assert render(path).body is None


@pytest.mark.urls(__name__)
def test_a_page_with_a_form_of_the_readers_own_is_no_file():
    with pytest.raises(RenderError, match="表单"):
        render("/form/")


@pytest.mark.urls(__name__)
def test_an_error_never_becomes_a_page():
    with pytest.raises(RenderError, match="503"):
        render("/broken/")


@pytest.mark.urls(__name__)
def test_a_page_may_say_that_it_stays_dynamic():
    assert render("/own/").body is None


def test_declaring_outside_of_rendering_costs_nothing(row):
    dependencies.depends_on("row:1")
    dependencies.is_about(row())
    assert not dependencies.is_recording()
