package import Kernel

/// What becomes public on its own from now on because several asked for it (FOI-44).
package struct PublicationMatter: Sendable {
    package let request: DisclosureRequest
    package let title: String
    /// The reply without anything of the applicant.
    package let words: String
    /// Handed out with the reply.
    package let enclosures: [CaseFile]

    package init(request: DisclosureRequest, title: String, words: String, enclosures: [CaseFile]) {
        self.request = request
        self.title = title
        self.words = words
        self.enclosures = enclosures
    }
}

/// Makes a draft of it and says where it is found. Its first write carries the decision along, so that there is no
/// decision without a draft.
package typealias PublicationDrafting = @Sendable (PublicationMatter, Officer) async throws -> String
