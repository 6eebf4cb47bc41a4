"""Pictures with a text in a chosen place."""
import io
import struct
import zlib

import piexif
from PIL import Image, ImageDraw, ImageFont, PngImagePlugin

FONT = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"


def drawn(text, size=(900, 220), height=40):
    image = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(FONT, height)
    for line, part in enumerate(text.split("\n")):
        draw.text((30, 30 + line * height * 2), part, fill="black", font=font)
    return image


def plain(number=0):
    return Image.new("RGB", (120, 80), (200, 220, (60 + number * 7) % 255))


def saved(image, kind, **options):
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def jpeg_exif(text, number):
    exif = piexif.dump({"0th": {piexif.ImageIFD.ImageDescription: text.encode()}})
    return saved(plain(number), "JPEG", exif=exif)


def jpeg_user_comment(text, number):
    comment = b"UNICODE\0" + text.encode("utf-16-be")
    return saved(plain(number), "JPEG", exif=piexif.dump({"Exif": {piexif.ExifIFD.UserComment: comment}}))


def jpeg_xp_comment(text, number):
    return saved(plain(number), "JPEG", exif=piexif.dump({"0th": {piexif.ImageIFD.XPComment: text.encode("utf-16-le")}}))


def jpeg_thumbnail(text, number):
    small = saved(drawn(text, (620, 120), 34), "JPEG", quality=80)
    return saved(plain(number), "JPEG", exif=piexif.dump({"0th": {}, "1st": {}, "thumbnail": small}))


def jpeg_segment(text, number, marker, head=b""):
    picture, body = saved(plain(number), "JPEG"), head + text.encode()
    return picture[:2] + bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body + picture[2:]


def jpeg_comment(text, number):
    return jpeg_segment(text, number, 0xFE)


def jpeg_iptc(text, number):
    record = b"\x1c\x02\x78" + struct.pack(">H", len(text.encode())) + text.encode()
    return jpeg_segment("", number, 0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(record)) + record)


def xmp(text):
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description>' + text
        + "</dc:description></rdf:Description></rdf:RDF></x:xmpmeta>"
    )


def jpeg_xmp(text, number):
    return jpeg_segment(xmp(text), number, 0xE1, b"http://ns.adobe.com/xap/1.0/\0")


def jpeg_tail(text, number):
    return saved(plain(number), "JPEG") + b"\0\0" + text.encode()


def png_text(text, number):
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", text)
    return saved(plain(number), "PNG", pnginfo=info)


def png_packed(text, number):
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", text, zip=True)
    return saved(plain(number), "PNG", pnginfo=info)


def png_international(text, number):
    info = PngImagePlugin.PngInfo()
    info.add_itxt("Description", "说明：" + text, zip=True)
    return saved(plain(number), "PNG", pnginfo=info)


def png_exif(text, number):
    exif = piexif.dump({"0th": {piexif.ImageIFD.ImageDescription: text.encode()}})[6:]
    picture = saved(plain(number), "PNG")
    chunk = b"eXIf" + exif
    return picture[:33] + struct.pack(">I", len(exif)) + chunk + struct.pack(">I", zlib.crc32(chunk)) + picture[33:]


def webp_exif(text, number):
    exif = piexif.dump({"0th": {piexif.ImageIFD.ImageDescription: text.encode()}})
    return saved(plain(number), "WEBP", exif=exif)


def gif_comment(text, number):
    return saved(plain(number), "GIF", comment=text.encode())


def tiff_description(text, number):
    return saved(plain(number), "TIFF", tiffinfo={270: text})


def drawn_png(text, number):
    return saved(drawn("公示材料\n" + text), "PNG")


def drawn_jpeg(text, number):
    return saved(drawn("公示材料\n" + text), "JPEG", quality=90)


PLACES = {
    "EXIF 说明": ("jpg", jpeg_exif), "EXIF 用户注释": ("jpg", jpeg_user_comment), "EXIF XP 注释": ("jpg", jpeg_xp_comment),
    "EXIF 缩略图": ("jpg", jpeg_thumbnail), "JPEG 注释段": ("jpg", jpeg_comment), "JPEG IPTC": ("jpg", jpeg_iptc),
    "JPEG XMP": ("jpg", jpeg_xmp), "JPEG 尾部": ("jpg", jpeg_tail), "PNG 文字块": ("png", png_text),
    "PNG 压缩文字块": ("png", png_packed), "PNG 国际文字块": ("png", png_international), "PNG EXIF": ("png", png_exif),
    "WebP EXIF": ("webp", webp_exif), "GIF 注释": ("gif", gif_comment), "TIFF 说明": ("tif", tiff_description),
    "图片文字 PNG": ("png", drawn_png), "图片文字 JPEG": ("jpg", drawn_jpeg),
}
SHOWN = {"图片文字 PNG", "图片文字 JPEG"}
