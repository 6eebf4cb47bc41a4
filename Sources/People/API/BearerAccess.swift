import Kernel
package import Site

/// What the site needs of People for its API: who a token belongs to, and where receipts are kept.
package struct BearerAccess: Sendable {
    let people: PeopleStore

    package init(people: PeopleStore) { self.people = people }

    /// Who a token belongs to: `SiteSettings.bearerLookup`. An account whose password is still to be changed may act by
    /// token: programs have none.
    package var lookup: SessionLookup {
        { [people] token in
            try await people.bearer(digest: token.digest).map {
                SignedIn(officer: $0.officer, agencyName: $0.agency.shortName)
            }
        }
    }

    /// Receipts that commit with the act: `SiteSettings.receipts`.
    package var receipts: APIReceipts {
        APIReceipts(
            find: { [people] key in
                try await people.receipt(of: key.owner, key: key.key).map {
                    APIReceipt(
                        fingerprint: $0.fingerprint, status: $0.status, body: $0.body, version: $0.version,
                        location: $0.location)
                }
            },
            carry: { [people] key, making, act in
                do {
                    return try await people.carryingReceipt(
                        of: key.owner, key: key.key, making: { value in try making(value).map { KeptAnswer($0) } }
                    ) { _ = try await act() }
                } catch is ApiKeyTaken {
                    throw APIReceipts.Taken()
                }
            })
    }
}

extension KeptAnswer {
    fileprivate init(_ receipt: APIReceipt) {
        self.init(
            fingerprint: receipt.fingerprint, status: receipt.status, body: receipt.body, version: receipt.version,
            location: receipt.location)
    }
}
