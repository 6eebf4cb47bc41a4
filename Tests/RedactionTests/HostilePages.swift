/// PDF files with the same words in a place that a black box does not reach.
enum HostilePages {
    static let shown = [("关于征地补偿的答复", 60), ("补偿标准已经公布", 200)]

    /// Name and file: the words stand in line 100 and in one hiding place more.
    static func all(_ words: String) -> [(String, [UInt8])] {
        let made: [(String, (inout PageFiles) -> Void)] = [
            ("正文", { _ in }),
            ("黑框下的文字", { $0.behind = "0 0 0 rg 18 186 220 20 re f\n" }),
            ("不可见文字", { $0.behind += PageFiles.line(words, y: 150, mode: 3) }),
            ("白色文字", { $0.behind = "1 1 1 rg\n" + PageFiles.line(words, y: 150) }),
            ("页面之外", { $0.behind = PageFiles.line(words, x: 20, y: -200) }),
            ("关闭的图层", layer),
            ("表单域", form),
            ("注释", note),
            ("书签", bookmark),
            ("文档属性", { $0.trailer = "/Info \($0.add("<< /Title \(PageFiles.string(words)) >>")) 0 R" }),
            ("XMP", metadata),
            ("附件", attachment),
            ("替代文字", alternative),
            ("脚本", script),
            ("私有数据", { $0.pageEntries = "/PieceInfo << /X << /Private \(PageFiles.string(words)) >> >>" }),
            ("未用对象", { _ = $0.add(PageFiles.string(words)) }),
            ("链接", link),
        ]
        var files = made.map { name, change in
            var file = PageFiles(shown + [(words, 100)])
            change(&file)
            return (name, file.bytes)
        }
        let former = PageFiles(shown + [(words, 100), (words + "（初稿）", 240)])
        files.append(("早先版本", former.updated(to: shown + [(words, 100)])))
        return files

        func layer(_ file: inout PageFiles) {
            let group = file.add("<< /Type /OCG /Name \(PageFiles.string(words)) >>")
            file.catalogue = "/OCProperties << /OCGs [\(group) 0 R] /D << /OFF [\(group) 0 R] >> >>"
            file.resources = "/Properties << /L \(group) 0 R >>"
            file.behind = "/OC /L BDC\n" + PageFiles.line(words, y: 150) + "EMC\n"
        }
        func form(_ file: inout PageFiles) {
            let field = file.add(
                """
                << /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V \(PageFiles.string(words)) /F 2 \
                /Rect [20 20 200 40] /P 3 0 R >>
                """)
            file.catalogue = "/AcroForm << /Fields [\(field) 0 R] >>"
            file.pageEntries = "/Annots [\(field) 0 R]"
        }
        func note(_ file: inout PageFiles) {
            let note = file.add(
                """
                << /Type /Annot /Subtype /Text /Rect [300 250 320 270] /Contents \(PageFiles.string(words)) \
                /T \(PageFiles.string(words)) >>
                """)
            file.pageEntries = "/Annots [\(note) 0 R]"
        }
        func bookmark(_ file: inout PageFiles) {
            let item = file.add("<< /Title \(PageFiles.string(words)) /Parent 11 0 R /Dest [3 0 R /Fit] >>")
            let root = file.add("<< /Type /Outlines /First \(item) 0 R /Last \(item) 0 R /Count 1 >>")
            file.catalogue = "/Outlines \(root) 0 R"
        }
        func metadata(_ file: inout PageFiles) {
            let xmp = """
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\
                <rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>\(words)</dc:title>\
                </rdf:Description></rdf:RDF></x:xmpmeta>
                """
            file.catalogue = "/Metadata \(file.add(stream: xmp, "/Type /Metadata /Subtype /XML")) 0 R"
        }
        func attachment(_ file: inout PageFiles) {
            let inner = file.add(stream: words, "/Type /EmbeddedFile")
            let entry = file.add("<< /Type /Filespec /F (a.txt) /EF << /F \(inner) 0 R >> >>")
            file.catalogue = "/Names << /EmbeddedFiles << /Names [(a.txt) \(entry) 0 R] >> >>"
        }
        func alternative(_ file: inout PageFiles) {
            file.behind = "/Span << /ActualText \(PageFiles.string(words)) >> BDC\nEMC\n"
        }
        func script(_ file: inout PageFiles) {
            file.catalogue = "/OpenAction << /S /JavaScript /JS \(PageFiles.string(words)) >>"
        }
        func link(_ file: inout PageFiles) {
            let target = words.utf8.map { "%" + String($0, radix: 16, uppercase: true) }.joined()
            let link = file.add(
                """
                << /Type /Annot /Subtype /Link /Rect [20 190 200 205] \
                /A << /S /URI /URI (https://example.cn/?q=\(target)) >> /Contents \(PageFiles.string(words)) >>
                """)
            file.pageEntries = "/Annots [\(link) 0 R]"
        }
    }
}
