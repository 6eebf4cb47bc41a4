import Audit
import Foundation
import Kernel
import ObjectStorage
import OfficeFormats
import People
import Requests
import SQL
import Screening
import Supervision

/// 依申请公开: its store and the wording of its letters.
struct RequestRooms: Sendable {
    let requests: RequestStore
    let letters: LetterTemplates

    /// - Parameter screen: looks for personal data in what is to be public (FOI-44).
    init(
        _ settings: Settings, store: Store, journal: Journal, obligations: ObligationStore, people: PeopleStore,
        files: FileStore, screen: @escaping @Sendable (Day) -> Screen
    ) throws {
        let folder = settings.data.appendingPathComponent("letters")
        let letters = try LetterTemplates.load(
            from: FileManager.default.fileExists(atPath: folder.path) ? folder : nil)
        self.letters = letters
        requests = RequestStore(
            store: store, journal: journal, obligations: obligations, people: people,
            cipher: FieldKeyFile(folder: settings.keys.path).cipher, shelf: FileShelf(files: files),
            gate: CaseFileGate.accept(_:name:field:),
            letters: CaseLetterDocument.writer(letters),
            office: RequestRooms.office(
                people, organ: settings.value("requests-organ", option: nil) ?? (settings.mark == "demo" ? "青卫" : nil)),
            privacy: { text, day in screen(day).hits(in: text).first { $0.kind.isPrivacy }?.kind.chinese })
    }

    /// Where applications are handled, and the 机关代字 of the letters: `requests-organ: 青卫`.
    private static func office(_ people: PeopleStore, organ: String?) -> IntakeOffices? {
        guard let organ else { return nil }
        return { agency, snapshot in
            for role in [Role.requestHandler, .opennessOffice, .officeHead] {
                if let unit = try people.unit(holding: role, of: agency, in: snapshot) {
                    return IntakeOffice(unit: unit, organ: organ)
                }
            }
            return nil
        }
    }
}
