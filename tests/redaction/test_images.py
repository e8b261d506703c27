"""Pictures: bars are in the pixels, and nothing is left of what a picture says of itself."""

from __future__ import annotations

import io

import pytest
from PIL import Image, PngImagePlugin

from gongkai.documents.errors import UnreadableError
from gongkai.redaction import PixelBox, PixelBoxes, Reason, Redaction, RedactionError, leaks, redact
from tests.redaction import office
from tests.redaction.pdfs import SECRET, jpeg_with_exif


def saved(image: Image.Image, form: str, **options) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def png_with_text() -> bytes:
    facts = PngImagePlugin.PngInfo()
    facts.add_itxt("Description", SECRET)
    return saved(Image.new("RGB", (8, 8)), "PNG", pnginfo=facts)


def jpeg_with_preview() -> bytes:
    """A JPEG with another one hidden in a segment before its pixels, as cameras write previews."""
    inner = saved(Image.new("RGB", (16, 16), "red"), "JPEG")
    outer = saved(Image.new("RGB", (8, 8)), "JPEG")
    return outer[:2] + b"\xff\xe3" + (len(inner) + 2).to_bytes(2, "big") + inner + outer[2:]


def transparent() -> bytes:
    image = Image.new("RGBA", (20, 20), (255, 255, 255, 0))
    for at in range(20):
        image.putpixel((at, 5), (at * 10, 0, 0, 0))
    return saved(image, "PNG")


PLANTED = {
    "EXIF": jpeg_with_exif,
    "text of a PNG": png_with_text,
    "behind the end": lambda: saved(Image.new("RGB", (8, 8)), "JPEG") + SECRET.encode("utf-8") * 3,
    "comment of a JPEG": lambda: saved(Image.new("RGB", (8, 8)), "JPEG", comment=SECRET.encode()),
    "XMP": lambda: saved(Image.new("RGB", (8, 8)), "JPEG", xmp=f"<dc:creator>{SECRET}</dc:creator>".encode()),
}


@pytest.mark.parametrize("place", list(PLANTED))
def test_a_secret_anywhere_blocks_release_and_is_gone_afterwards(place):
    data = PLANTED[place]()
    assert any(leak.reason is Reason.SECRET for leak in leaks(data, secrets=[SECRET]))
    assert any(leak.reason is Reason.UNSEEN for leak in leaks(data))
    assert leaks(redact(data, "image", []).data, secrets=[SECRET]) == []


@pytest.mark.parametrize("make", [jpeg_with_preview, transparent])
def test_a_picture_within_the_picture_blocks_release_and_is_gone_afterwards(make):
    assert any(leak.reason is Reason.UNSEEN for leak in leaks(make()))
    assert leaks(redact(make(), "image", []).data) == []


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF", "GIF", "BMP"])
@pytest.mark.parametrize("mode", ["RGB", "L", "P", "1"])
def test_bars_are_black_pixels(form, mode):
    if (form, mode) == ("JPEG", "P"):
        mode = "CMYK"  # a JPEG has no palette
    data = saved(Image.new("RGB", (60, 40), "white").convert(mode), form)
    done = redact(data, "image", [Redaction(PixelBoxes((PixelBox(10, 10, 30, 20),)), "E15")])
    with Image.open(io.BytesIO(done.data)) as image:
        pixels = image.convert("L")
    assert pixels.crop((10, 10, 30, 20)).getextrema()[1] < 20
    assert pixels.getpixel((50, 35)) > 230


def test_boxes_count_in_the_picture_as_it_is_shown():
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned by a quarter
    data = saved(Image.new("RGB", (60, 40), "white"), "JPEG", exif=exif)
    done = redact(data, "image", [Redaction(PixelBoxes((PixelBox(0, 50, 40, 60),)), "E15")])
    with Image.open(io.BytesIO(done.data)) as image:
        assert image.size == (40, 60)
        assert image.getpixel((20, 55)) < (30, 30, 30)


def test_every_page_of_a_tiff_is_kept_and_can_be_covered():
    pages = [Image.new("L", (30, 30), 255) for _ in range(3)]
    data = saved(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    done = redact(data, "image", [Redaction(PixelBoxes((PixelBox(0, 0, 30, 30),), frame=2), "E15")])
    with Image.open(io.BytesIO(done.data)) as image:
        assert image.n_frames == 3
        image.seek(1)
        assert image.convert("L").getextrema() == (0, 0)
    assert done.report.per_page == {"1": 0, "2": 1, "3": 0}


@pytest.mark.parametrize("box", [(0, 0, 0, 5), (100, 0, 120, 5), (5, 5, 2, 9)])
def test_a_box_outside_is_refused(box):
    data = saved(Image.new("RGB", (60, 40)), "PNG")
    with pytest.raises(RedactionError, match="60×40"):
        redact(data, "image", [Redaction(PixelBoxes((PixelBox(*box),)), "E15")])


@pytest.mark.parametrize("cut", [10, 40, 500])
def test_a_damaged_picture_is_refused(cut):
    with pytest.raises(UnreadableError, match=r"损坏|不能遮盖"):
        redact(saved(Image.effect_noise((60, 40), 50), "PNG")[:cut], "image", [])


def test_what_is_cut_off_a_picture_in_a_word_file_is_cut_off_for_good():
    import zipfile

    done = redact(office.cut_picture(), "docx", [])
    with zipfile.ZipFile(io.BytesIO(done.data)) as container:
        (name,) = [each for each in container.namelist() if "media" in each]
        with Image.open(io.BytesIO(container.read(name))) as image:
            assert image.size == (20, 20)
            assert image.convert("RGB").getcolors() == [(400, (255, 255, 255))]
