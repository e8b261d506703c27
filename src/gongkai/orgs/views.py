"""Signing in and out, and one's own account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.mixins import LoginRequiredMixin
from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeView
from django.http import HttpResponseRedirect
from django.urls import reverse_lazy

from gongkai.orgs.actions import change_password
from gongkai.orgs.forms import PasswordForm, SignInForm
from gongkai.orgs.models import Appointment

if TYPE_CHECKING:
    from django.contrib.auth.forms import PasswordChangeForm
    from django.http import HttpResponse


class SignIn(LoginView):
    """User name and password; then on to `next`, if that is a page of this site, or to the desk."""

    template_name = "orgs/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Without Django's own `site`, which would hide ours."""
        context = super().get_context_data(**kwargs)
        del context["site"], context["site_name"]
        return context


class SignOut(LogoutView):
    """By POST alone, so that no link or picture signs anybody out."""

    http_method_names = ["post", "options"]


class Account(LoginRequiredMixin, PasswordChangeView):
    """One's posts, and a new password."""

    template_name = "orgs/account.html"
    form_class = PasswordForm
    success_url = reverse_lazy("orgs:account")

    def form_valid(self, form: PasswordChangeForm) -> HttpResponse:
        """Change the password and say so; all other sessions of the person end."""
        actor = self.request.actor  # type: ignore[attr-defined]  # set by our middleware
        person = change_password(form.user, password=form.cleaned_data["new_password1"], actor=actor)
        update_session_auth_hash(self.request, person)
        return HttpResponseRedirect(f"{self.success_url}?changed=1")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        held = Appointment.objects.filter(person=self.request.user.pk).order_by("since")
        return super().get_context_data(
            **kwargs,
            appointments=held.select_related("post__organization"),
            changed=bool(self.request.GET.get("changed")),
        )
