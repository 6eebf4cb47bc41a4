package import Kernel
import OfficeFormats

/// What a file of a case is by its bytes, and whether it is taken (T4).
package enum CaseFileGate {
    /// The name to keep and the kind found; throws the refusal for what is not taken.
    package static func accept(
        _ bytes: [UInt8], name: String, field: String
    ) throws(Refusal) -> (name: String, kind: String) {
        let clean = FileNameCleaning.clean(name)
        guard bytes.count <= CaseFileLimits.bytes else {
            throw Refusal(.tooLarge, "“\(clean)”没有收下：超过20 MB。请压缩后重新上传，或者改用邮寄、当面提交。", field: field)
        }
        let finding = FileKind.sniff(bytes, name: clean)
        if let sentence = finding.refusal(allowed: FileKind.evidence) {
            throw Refusal(.invalid, "“\(clean)”：\(sentence)", field: field)
        }
        return (clean, finding.kind.rawValue)
    }
}
