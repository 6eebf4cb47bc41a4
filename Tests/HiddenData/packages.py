"""Office packages taken apart and put together again, always to the same bytes."""
import io
import re
import zipfile

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def edited(package, edit=None, comment=""):
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name in parts:
        if name.endswith(".xml"):
            parts[name] = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", b"2024-01-01T00:00:00Z", parts[name])
    # The picture of the library's template: reading it takes longer than all the rest.
    if parts.pop("docProps/thumbnail.jpeg", None):
        parts["_rels/.rels"] = re.sub(rb"<Relationship [^>]*thumbnail.jpeg[^>]*/>", b"", parts["_rels/.rels"])
    if edit:
        edit(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
        archive.comment = comment.encode()
    return out.getvalue()


def add(parts, owner, name, kind, content, content_type):
    """One more part with its type, tied to its owner; the package itself owns when owner is empty."""
    folder, _, file = owner.rpartition("/")
    pieces = []
    for piece in name.split("/"):
        pieces = pieces[:-1] if piece == ".." else pieces + [piece]
    name = "/".join(pieces)
    parts[name] = content.encode() if isinstance(content, str) else content
    links = f"{folder}/_rels/{file}.rels" if folder else "_rels/.rels"
    link = f'<Relationship Id="rIdX{len(parts)}" Type="{OFFICE}{kind}" Target="/{name}"/></Relationships>'
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    parts[links] = parts.get(links, empty).replace(b"</Relationships>", link.encode())
    override = f'<Override PartName="/{name}" ContentType="{content_type}"/></Types>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", override.encode())
