/// PDF files with the same words in a place that a black box does not reach.
enum HostilePages {
    typealias Place = (String, (inout PageFiles) -> Void)

    static let shown = [("关于征地补偿的答复", 60), ("补偿标准已经公布", 200)]

    /// Name and file: the words stand in line 100, unless `isShown` is false, and in one hiding place more.
    static func all(_ words: String, isShown: Bool = true) -> [(String, [UInt8])] {
        let lines = shown + (isShown ? [(words, 100)] : [])
        var files = places(words).map { name, change in
            var file = PageFiles(lines)
            change(&file)
            return (name, file.bytes)
        }
        let former = PageFiles(shown + [(words, 100), (words + "（初稿）", 240)])
        files.append(("早先版本", former.updated(to: lines)))
        return files
    }

    /// One file with all of them.
    static func together(_ words: String) -> (places: Int, bytes: [UInt8]) {
        var file = PageFiles(shown + [(words, 100)])
        let places = places(words)
        for (_, change) in places { change(&file) }
        return (places.count + 1, file.updated(to: shown + [(words, 100), (words, 150)]))
    }

    private static func places(_ words: String) -> [Place] {
        let string = PageFiles.string(words)
        let drawn: [Place] = [
            ("正文", { $0.lines.append((words, 240)) }),
            ("黑框下的文字", { $0.behind += PageFiles.line(words, y: 280) + "0 0 0 rg 18 6 380 30 re f\n" }),
            ("不可见文字", { $0.behind += PageFiles.line(words, y: 150, mode: 3) }),
            ("白色文字", { $0.behind += "1 1 1 rg\n" + PageFiles.line(words, y: 150) }),
            ("页面之外", { $0.behind += PageFiles.line(words, x: 20, y: -200) }),
            ("关闭的图层", { $0.addLayer(words) }),
            ("替代文字", { $0.addReplacement(string) }),
        ]
        let unseen: [Place] = [
            ("表单域", { $0.addField(string) }), ("注释", { $0.addNote(string) }), ("链接", { $0.addLink(words) }),
            ("书签", { $0.addBookmark(string) }), ("XMP", { $0.addMetadata(words) }),
            ("附件", { $0.addAttachment(words) }), ("未用对象", { _ = $0.add(string) }),
            ("文档属性", { $0.trailer += "/Info \($0.add("<< /Title \(string) >>")) 0 R" }),
            ("脚本", { $0.catalogue += "/OpenAction << /S /JavaScript /JS \(string) >>" }),
            ("私有数据", { $0.pageEntries += "/PieceInfo << /X << /Private \(string) >> >>" }),
        ]
        return drawn + unseen
    }
}

extension PageFiles {
    mutating func addLayer(_ words: String) {
        let group = add("<< /Type /OCG /Name \(Self.string(words)) >>")
        catalogue += "/OCProperties << /OCGs [\(group) 0 R] /D << /OFF [\(group) 0 R] >> >>"
        resources = "/Properties << /L \(group) 0 R >>"
        behind += "/OC /L BDC\n" + Self.line(words, y: 150) + "EMC\n"
    }

    mutating func addReplacement(_ string: String) {
        behind += "/Span << /ActualText \(string) >> BDC\n" + Self.line("见", x: 300, y: 60) + "EMC\n"
    }

    mutating func addField(_ string: String) {
        let field = add(
            "<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V \(string) /F 2 /Rect [20 20 200 40] /P 3 0 R >>")
        catalogue += "/AcroForm << /Fields [\(field) 0 R] >>"
        annotations.append(field)
    }

    mutating func addNote(_ string: String) {
        annotations.append(
            add("<< /Type /Annot /Subtype /Text /Rect [300 250 320 270] /Contents \(string) /T \(string) >>"))
    }

    mutating func addLink(_ words: String) {
        let target = words.utf8.map { "%" + String($0, radix: 16, uppercase: true) }.joined()
        let action = "/A << /S /URI /URI (https://example.cn/?q=\(target)) >>"
        let contents = "/Contents \(Self.string(words))"
        annotations.append(add("<< /Type /Annot /Subtype /Link /Rect [20 190 200 205] \(action) \(contents) >>"))
    }

    mutating func addBookmark(_ string: String) {
        let item = add("<< /Title \(string) /Dest [3 0 R /Fit] >>")
        catalogue +=
            "/Outlines \(add("<< /Type /Outlines /First \(item) 0 R /Last \(item) 0 R /Count 1 >>")) 0 R"
    }

    mutating func addMetadata(_ words: String) {
        let xmp = """
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\
            <rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>\(words)</dc:title>\
            </rdf:Description></rdf:RDF></x:xmpmeta>
            """
        catalogue += "/Metadata \(add(stream: xmp, "/Type /Metadata /Subtype /XML")) 0 R"
    }

    mutating func addAttachment(_ words: String) {
        let inner = add(stream: words, "/Type /EmbeddedFile")
        let entry = add("<< /Type /Filespec /F (a.txt) /EF << /F \(inner) 0 R >> >>")
        catalogue += "/Names << /EmbeddedFiles << /Names [(a.txt) \(entry) 0 R] >> >>"
    }
}
