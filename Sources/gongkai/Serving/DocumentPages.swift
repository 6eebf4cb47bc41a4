import Documents
import Foundation
import Kernel
import Logging
import OfficeFormats
import Site

extension SiteAssembly {
    /// The pages of official documents, meetings, normative documents and gazettes.
    func registerDocuments(on routes: SiteRoutes) {
        DocumentRoutes(
            documents: house.documents, files: DocumentShelf(files: house.files),
            read: DocumentUploads(house: house).read
        ).register(on: routes)
        NormativeRoutes(texts: house.normatives, files: NormativeShelf(files: house.files)).register(on: routes)
        NormativePortalRoutes(texts: house.normatives, site: portal).register(on: routes)
    }
}

/// Reads uploaded Word files in a limited child of this program; their pictures go to the file store.
struct DocumentUploads: Sendable {
    let house: House

    var read: BodyReading {
        { [files = DocumentShelf(files: house.files), log = house.log] bytes, name in
            let read: RichDocument
            do throws(ConfinementFailure) {
                read = try await ConfinedReader.rich().richDocument(bytes, name: name)
            } catch {
                log.warning("an upload could not be read", metadata: ["failure": "\(error)"])
                throw Refusal(.invalid, error.shownSentence, field: "source")
            }
            let document = try await read.storingImages { try await files.keep($0.bytes) }
            return ReadBody(html: document.html, title: document.title, notes: document.notes.map(\.message))
        }
    }
}
