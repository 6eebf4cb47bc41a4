import Foundation

/// Whether PDF files are what they should be on their way through redaction.
package enum PicturePDFCheck {
    /// What in a file made by `PicturePDF` is neither a page, nor its picture, nor the words behind it; empty when it is
    /// sound. Looked at with `qpdf`, not with what wrote it. Throws `ReadingError`.
    package static func strangers(_ bytes: [UInt8], pages: Int) async throws -> [String] {
        var found: [String] = []
        for object in try await objects(bytes) {
            let keys = Set(object.keys)
            let type = object["/Type"] as? String ?? "", subtype = object["/Subtype"] as? String ?? ""
            let allowed: Set<String> =
                switch (type, subtype) {
                case ("/Catalog", _): ["/Type", "/Pages", "/Lang"]
                case ("/Pages", _): ["/Type", "/Kids", "/Count"]
                case ("/Page", _): ["/Type", "/Parent", "/MediaBox", "/Contents", "/Resources"]
                case ("/XObject", "/Image"):
                    [
                        "/Type", "/Subtype", "/Width", "/Height", "/ColorSpace", "/BitsPerComponent", "/Filter",
                        "/DecodeParms", "/Length",
                    ]
                case ("/Font", "/Type3"):
                    [
                        "/Type", "/Subtype", "/FontBBox", "/FontMatrix", "/CharProcs", "/Encoding", "/FirstChar",
                        "/LastChar", "/Widths", "/Resources", "/ToUnicode",
                    ]
                case ("", ""): ["/Filter", "/Length", "/Size", "/Root"]
                default: []
                }
            found += keys.subtracting(allowed).sorted().map { "\(type)\(subtype) \($0)" }
        }
        let ends = ByteView(bytes)
        if let first = ends.first("%%EOF"), first + 6 != bytes.count { found.append("%%EOF") }
        if try await PDFLayers.pages(bytes).count != pages { found.append("/Count") }
        return found
    }

    /// Whether pages stand upright and whole with nothing drawn over them that is no page: what `PDFCleaner` makes.
    package static func isPrepared(_ bytes: [UInt8]) async throws -> Bool {
        for object in try await objects(bytes) {
            let type = object["/Type"] as? String
            if type == "/Catalog", ["/OCProperties", "/AcroForm", "/Names"].contains(where: { object[$0] != nil }) {
                return false
            }
            guard type == "/Page" || type == "/Pages" else { continue }
            if let turn = object["/Rotate"] as? Int, turn % 360 != 0 { return false }
            if object["/Annots"] != nil || object["/UserUnit"] != nil || object["/CropBox"] != nil { return false }
            if let box = object["/MediaBox"] as? [Double], box.count == 4, box[0] != 0 || box[1] != 0 { return false }
        }
        return true
    }

    private static func objects(_ bytes: [UInt8]) async throws -> [[String: Any]] {
        let run = ForeignTool.Run(
            arguments: ["--warning-exit-0", "--json=2", "--json-key=qpdf", "--json-stream-data=none", "in.pdf"],
            inputName: "in.pdf")
        let listed = try await ForeignTool.output("qpdf", run, input: bytes)
        guard let all = try JSONSerialization.jsonObject(with: Data(listed)) as? [String: Any],
            let pair = all["qpdf"] as? [Any], pair.count == 2, let objects = pair[1] as? [String: Any]
        else { throw ReadingError(.unreadable) }
        return objects.keys.sorted().map { name in
            let object = objects[name] as? [String: Any] ?? [:]
            let stream = object["stream"] as? [String: Any]
            // A bare number or list is no object of ours.
            return stream?["dict"] as? [String: Any] ?? object["value"] as? [String: Any] ?? ["/Bare": name]
        }
    }
}
