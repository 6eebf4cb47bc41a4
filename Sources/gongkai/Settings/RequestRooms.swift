import Audit
import Foundation
import Kernel
import ObjectStorage
import Obligations
import OfficeFormats
import People
import Publishing
import Requests
import SQL
import Screening

/// 依申请公开: its store and the wording of its letters.
struct RequestRooms: Sendable {
    let requests: RequestStore
    let letters: LetterTemplates

    /// - Parameters:
    ///   - publishing: where an accepted proposal begins as a draft (FOI-44).
    ///   - screen: looks for personal data in what is to be public.
    init(
        _ settings: Settings, store: Store, journal: Journal, obligations: ObligationStore, people: PeopleStore,
        files: FileStore, publishing: PublishingStore, gate: ContentGate, screen: @escaping @Sendable (Day) -> Screen
    ) throws {
        let folder = settings.data.appendingPathComponent("letters")
        let letters = try LetterTemplates.load(
            from: FileManager.default.fileExists(atPath: folder.path) ? folder : nil)
        self.letters = letters
        let publication = RequestPublication(
            publishing: publishing, people: people, gate: gate,
            attachments: .confined(
                gate: gate, keep: ArticleShelf(files: files).keep, keepText: publishing.keepText(_:ofFile:)),
            column: settings.value("requests-publication-column", option: nil))
        requests = RequestStore(
            store: store, journal: journal, obligations: obligations, people: people,
            cipher: FieldKeyFile(folder: settings.keys.path).cipher, shelf: FileShelf(files: files),
            gate: CaseFileGate.accept(_:name:field:),
            letters: CaseLetterDocument.writer(letters), wordings: LetterTemplateFile.read,
            office: { agency, snapshot in
                let name = try people.agency(agency, in: snapshot)?.name ?? ""
                return IntakeOffice(organ: letters.office(name).organ)
            },
            privacy: { text, day in screen(day).hits(in: text).first { $0.kind.isPrivacy }?.kind.chinese },
            publication: publication.draft, fileUses: FileReferences.named(_:in:),
            policy: try RequestRooms.policy(settings))
    }

    /// FEE-10: nothing is demanded unless the installation says so; the sample county shows how it is done.
    private static func policy(_ settings: Settings) throws(Refusal) -> RequestPolicy {
        var policy = RequestPolicy.standard
        switch settings.value("requests-fees", option: nil) ?? (settings.mark == "demo" ? "yes" : "no") {
        case "yes": policy.demandsFees = true
        case "no": break
        default:
            throw Refusal(.invalid, "没有启动：设置 requests-fees 只能写 yes（收取信息处理费）或者 no。请改正后再启动。", rule: "FEE-10")
        }
        return policy
    }
}
