package import Kernel
import OfficeFormats

/// What an uploaded file of a document is, by its bytes, and whether it is taken (T4).
package enum DocumentFileSniffing {
    /// The name to keep and the kind found; throws the refusal for what is not taken.
    package static func accept(
        _ bytes: [UInt8], name: String, field: String
    ) throws(Refusal) -> (name: String, kind: String) {
        let clean = FileNameCleaning.clean(name)
        let finding = FileKind.sniff(bytes, name: clean)
        if let sentence = finding.refusal(allowed: FileKind.evidence) {
            throw Refusal(.invalid, "“\(clean)”：\(sentence)", field: field)
        }
        return (clean, finding.kind.rawValue)
    }

    /// The media type of a picture; nil when the bytes are none.
    static func pictureType(of bytes: [UInt8]) -> String? {
        let kind = FileKind.sniff(bytes, name: "").kind
        return [.png, .jpeg, .gif, .webp].contains(kind) ? kind.servedType : nil
    }

    /// The media type a stored file of this kind is given out as, never one in which a browser runs anything.
    package static func servedType(of kind: String) -> String { (FileKind(rawValue: kind) ?? .unknown).servedType }
}
