package import Kernel
import OfficeFormats

/// What a file is by its bytes, and whether it is taken (T4).
package enum CommentFileGate {
    package static let most = 10_000_000

    package static func accept(
        _ bytes: [UInt8], name: String, field: String
    ) throws(Refusal) -> (name: String, kind: String) {
        let clean = FileNameCleaning.clean(name)
        guard bytes.count <= most else {
            throw Refusal(.tooLarge, "“\(clean)”没有收下：超过\(most / 1_000_000) MB。请压缩后重新上传，或者寄送纸质材料。", field: field)
        }
        let finding = FileKind.sniff(bytes, name: clean)
        if let sentence = finding.refusal(allowed: FileKind.evidence) {
            throw Refusal(.invalid, "“\(clean)”：\(sentence)", field: field)
        }
        return (clean, finding.kind.rawValue)
    }

    /// The media type it is given out as, never one in which a browser runs anything.
    package static func servedType(_ kind: String) -> String { (FileKind(rawValue: kind) ?? .unknown).servedType }
}
