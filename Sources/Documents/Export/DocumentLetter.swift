package import Kernel
import OfficeFormats

/// A document in the layout of GB/T 9704 (DOC-1…8), with its annotation (OPN-8).
package enum DocumentLetter {
    package static func bytes(of document: OfficialDocument, agency: String) throws(Refusal) -> [UInt8] {
        let contents = document.contents
        var letter = LetterheadDocument(
            form: contents.kind == .letter ? .letter : .headed, organs: [agency] + contents.jointOrgans,
            number: document.number?.text ?? "\(contents.organCode)〔　　〕　号", title: contents.title,
            recipients: contents.addressees, body: RichReader.html(contents.body))
        letter.attachments = contents.files.filter { $0.role == .attachment }.map(\.name)
        letter.signedOn = document.signedOn.map {
            LetterheadDocument.Date(year: $0.year, month: $0.month, day: $0.dayOfMonth)
        }
        // Upward documents name who signed them.
        switch contents.kind {
        case .instructionRequest, .report: letter.signers = document.signerName.map { [$0] } ?? []
        case .resolution, .decision, .order, .bulletin, .announcement, .publicNotice, .opinion, .notice, .circular,
            .reply, .motion, .letter, .minutes, .meetingDecision, .other:
            break
        }
        letter.annotation = document.annotation.map { String($0.dropFirst().dropLast()) }
        letter.copies = contents.copies.isEmpty ? [] : [contents.copies]
        do {
            return try letter.bytes()
        } catch {
            throw Refusal(.tooLarge, "未能导出：公文过长，不能写成 Word 文件。请把附表等内容作为附件。", rule: "DOC-1")
        }
    }
}
