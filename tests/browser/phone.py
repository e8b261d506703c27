"""What a page must be on a telephone: as wide as the screen, its buttons and fields as high as a finger."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

FINGER = 44  # CSS pixels

# Links within a sentence keep their line (WCAG 2.5.8 lets them); everything that stands by itself is measured.
_SMALL = """(least) => {
  const standing = (e) => e.closest("label, .document-body, .prose") === null;
  const inSentence = (e) => e.tagName === "A" && [...e.parentElement.childNodes].some(
    (node) => node.nodeType === 3 && node.textContent.trim().length > 1);
  const found = [];
  for (const e of document.querySelectorAll("a[href], button, input, select, textarea, summary")) {
    const box = e.getBoundingClientRect();
    const seen = e.checkVisibility({ visibilityProperty: true });
    if (!seen || box.width <= 1 || box.height <= 1 || e.classList.contains("skip")) continue;
    if (!standing(e) || inSentence(e)) continue;
    const name = (e.innerText || e.name || e.outerHTML).trim().slice(0, 90);
    if (box.height < least - 0.5) found.push(`${e.tagName} ${name} ${Math.round(box.height)}`);
  }
  return found;
}"""
# What sticks out is cut off or has to be scrolled to sideways.
_BEYOND = """() => [...document.querySelectorAll("main *")].filter((e) => {
  const box = e.getBoundingClientRect();
  // A wide table may scroll in a named region of its own, which the keyboard reaches as well.
  if (e.closest(".scroll[role=region][tabindex]")) return false;
  return box.width > 1 && box.height > 1 && box.right > innerWidth + 1 && !e.closest(".visually-hidden");
}).slice(0, 5).map((e) => `${e.tagName}.${e.className} ${(e.innerText || "").trim().slice(0, 20)}`)"""


def fits(page: Page, least: int = FINGER) -> None:
    """Assert that nothing has to be scrolled to sideways, and that what is touched is at least so high."""
    width = page.evaluate("innerWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{page.url} 横向滚动"
    beyond = page.evaluate(_BEYOND)
    assert beyond == [], f"{page.url} 有内容伸出屏幕：{beyond}"
    small = page.evaluate(_SMALL, least)
    assert small == [], f"{page.url} 触控目标不足 {least} 像素：{small}"
