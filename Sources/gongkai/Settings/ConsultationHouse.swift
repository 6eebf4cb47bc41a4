import Audit
import Ciphers
import Consultation
import Corrections
import Documents
import Foundation
import Kernel
import ObjectStorage
import Obligations
import People
import Publishing
import SQL
import Screening

extension Settings {
    /// 意见征集 of the site's own agency; 政企直通车 goes to the unit that answers for its pages.
    func consultations(
        store: Store, journal: Journal, obligations: ObligationStore, people: PeopleStore, normatives: NormativeStore,
        files: FileStore, publishing: PublishingStore, screen: @escaping @Sendable (Day) -> Screen
    ) -> ConsultationStore {
        let owners = PageOwners(
            store: store, people: people, publishing: publishing, office: value("corrections-unit", option: nil))
        return ConsultationStore(
            store: store, journal: journal, obligations: obligations, people: people, normatives: normatives,
            shelf: FileShelf(files: files), cipher: FieldKeyFile(folder: keys.path).cipher, screen: screen,
            office: {
                try await owners.owner(of: "/").map { ConsultationOffice(agency: $0.agency, unit: $0.unit) }
            })
    }
}
