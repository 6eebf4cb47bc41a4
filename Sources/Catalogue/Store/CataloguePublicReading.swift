package import Kernel
import SQL

/// What the public reads: editions that are or were in force, and nothing else.
extension CatalogueStore {
    /// The edition in force; nil when there is none yet.
    package func edition(inForce name: CatalogueName) async throws -> CatalogueEdition? {
        try await store.read { snapshot in
            try EditionRows.editions(of: name, in: snapshot).first { $0.stage == .inForce }.map {
                try EditionRows.whole($0, in: snapshot)
            }
        }
    }

    package func publicEdition(_ id: EditionID) async throws -> CatalogueEdition {
        try await store.read { snapshot in
            guard let edition = try EditionRows.edition(id, in: snapshot), edition.stage.wasPublic else {
                throw Refusal.notFound
            }
            return edition
        }
    }

    /// All editions that ever were in force, without their lines, the newest first.
    package func publicEditions(of name: CatalogueName) async throws -> [CatalogueEdition] {
        try await store.read { try EditionRows.editions(of: name, in: $0).filter(\.stage.wasPublic) }
    }

    /// The institutions' catalogues in force (INST-2).
    package func institutions(of agency: AgencyID) async throws -> [CatalogueEdition] {
        try await store.read { snapshot in
            try EditionRows.editions(of: [agency], in: snapshot).filter {
                $0.kind == .institution && $0.stage == .inForce
            }.map { try EditionRows.whole($0, in: snapshot) }
        }
    }
}
