import Foundation
import Testing

@testable import OfficeFormats

/// LibreOffice, headless, as the second opinion on what we write.
enum Soffice {
    /// Converts the file and returns the result's bytes; throws when LibreOffice refuses it.
    static func convert(_ bytes: [UInt8], _ ending: String, to target: String) async throws -> [UInt8] {
        let child = Confinement(
            "/usr/bin/soffice",
            [
                "--headless", "--norestore", "--nolockcheck", "-env:UserInstallation=file:///tmp/profile",
                "--convert-to", target, "--outdir", "/tmp", "in.\(ending)",
            ],
            limits: .office, inputName: "in.\(ending)", outputName: "in.\(target.prefix { $0 != ":" })",
            isolation: .sandbox)
        return try await child.run(bytes)
    }

    /// Rows of a CSV file as LibreOffice writes it: comma, quotes where needed, LF.
    static func rows(_ bytes: [UInt8]) -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var field: [UInt8] = []
        var quoted = false
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if quoted, byte == 0x22, index + 1 < bytes.count, bytes[index + 1] == 0x22 {
                field.append(byte)
                index += 1
            } else if byte == 0x22 {
                quoted.toggle()
            } else if !quoted, byte == 0x2C {
                row.append(String(decoding: field, as: UTF8.self))
                field = []
            } else if !quoted, byte == 0x0A {
                row.append(String(decoding: field, as: UTF8.self))
                rows.append(row)
                (row, field) = ([], [])
            } else {
                field.append(byte)
            }
            index += 1
        }
        return rows
    }

    static let csv = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false"
}

/// Parts of an Office package, read with `unzip`, which shares nothing with our writer.
enum PackageParts {
    static func read(_ bytes: [UInt8]) async throws -> [String: String] {
        let script = """
            import json, sys, zipfile
            z = zipfile.ZipFile('in.zip')
            assert z.testzip() is None
            assert all(i.date_time == (1980, 1, 1, 0, 0, 0) for i in z.infolist())
            print(json.dumps({n: z.read(n).decode('utf-8') for n in z.namelist()}))
            """
        let child = Confinement("/usr/bin/python3", ["-c", script], inputName: "in.zip")
        return try JSONDecoder().decode([String: String].self, from: Data(try await child.run(bytes)))
    }

    /// Every part is well-formed, has a content type, and every relationship leads to a part.
    static func check(_ bytes: [UInt8]) async throws -> String {
        let script = """
            import posixpath, zipfile, xml.etree.ElementTree as E
            z = zipfile.ZipFile('in.zip')
            names = z.namelist()
            assert len(names) == len(set(names))
            assert names[0] == '[Content_Types].xml'
            trees = {n: E.fromstring(z.read(n)) for n in names}
            types = {e.get('PartName'): e.get('ContentType') for e in trees[names[0]] if e.tag.endswith('Override')}
            for part in types: assert part[1:] in names, part
            for n in names:
                if not n.endswith('.rels') and n != names[0]: assert '/' + n in types, n
                if n.endswith('.rels'):
                    base = posixpath.dirname(posixpath.dirname(n))
                    ids = [r.get('Id') for r in trees[n]]
                    assert len(ids) == len(set(ids))
                    for r in trees[n]:
                        assert r.get('TargetMode') is None
                        assert posixpath.normpath(posixpath.join(base, r.get('Target'))) in names, r.get('Target')
            print('sound')
            """
        let child = Confinement("/usr/bin/python3", ["-c", script], inputName: "in.zip")
        return String(decoding: try await child.run(bytes), as: UTF8.self)
    }
}
